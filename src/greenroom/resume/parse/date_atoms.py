"""Single dates in a flattened text, each as the months it may stand for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from greenroom.resume.parse.months import MONTH_OF, SEASON_OF

_YEAR = r"(?:19[5-9]\d|20[0-4]\d)"
_MONTH = "|".join(sorted(MONTH_OF, key=len, reverse=True))
_SEASON = "|".join(sorted(SEASON_OF, key=len, reverse=True))
_SEP = r"\s*(?:-+|to|bis|au?|until|/|al)\s*"
_DAY = r"(?:[0-3]?\d(?:st|nd|rd|th|er|o)?)"
_SHORT = r"\d\d(?![\d\w%])"
_ATOM = re.compile(
    rf"""
    (?<![\w$€£.,@])(?<![a-z]-)(?:
      (?P<iso>(?P<iso_y>{_YEAR})[-/.](?P<iso_m>0[1-9]|1[0-2])[-/.][0-3]\d(?!\d))
    | (?P<ymd>(?P<d1>[0-3]?\d)[./-](?P<d2>[0-3]?\d)[./-](?P<dmy_y>{_YEAR})(?!\d))
    | (?P<my>(?P<my_m>0?[1-9]|1[0-2])\s?[/.-]\s?(?P<my_y>{_YEAR})(?!\d))
    | (?P<cjk>(?P<cjk_y>{_YEAR})\s?年\s?(?:(?P<cjk_m>1[0-2]|0?[1-9])\s?月)?)
    | (?P<academic>(?P<a_y>{_YEAR})\s?[-/]\s?(?P<a_end>\d\d)(?![\d\w%/.-]|\s?-\s?\d))
    | (?P<ym>(?P<ym_y>{_YEAR})[-/.](?P<ym_m>0[1-9]|1[0-2])(?![\d\w%]))
    | (?P<q>(?:q|t|quarter\ )(?P<q_n>[1-4])(?:\s?[/,-]\s?|\s+(?:of\s+|de\s+)?)?'?
        (?P<q_y>{_YEAR}|{_SHORT})
        |(?P<q2_y>{_YEAR})\s?[-/]?\s?q(?P<q2_n>[1-4])(?!\w)
        |(?P<q3_n>[1-4])(?:q|\.\s?quartal\s)\s?'?(?P<q3_y>{_YEAR}|{_SHORT}))
    | (?P<mon>(?:{_DAY}\.?\s+(?:de\s+|of\s+)?)?(?P<mon_m>{_MONTH})\b\.?
        (?:\s*,?\s*(?:del?\s+|of\s+)?(?:{_DAY},?\s+)?(?P<mon_y>{_YEAR})(?!\d)
          |\s*'(?P<mon_yy>{_SHORT})|[-/](?:(?P<mon_y4>{_YEAR})(?!\d)|(?P<mon_yy2>{_SHORT}))))
    | (?P<season>(?P<s_n>{_SEASON})(?:\s+(?:term|semester|quarter|of))*,?\s*
        (?:'(?P<s_yy>{_SHORT})|(?P<s_y>{_YEAR})(?!\d)))
    | (?P<ymon>(?P<ymon_y>{_YEAR}),?\s+(?P<ymon_m>{_MONTH})\b(?!\.?,?\s*'?\d))
    | (?P<bare>(?P<bare_m>{_MONTH})\b\.?
        (?={_SEP}(?:{_DAY}\s+)?(?:{_MONTH})\b\.?,?\s*(?:{_DAY},?\s+)?'?\d))
    | (?P<season_bare>(?P<sb_n>{_SEASON})(?={_SEP}(?:{_SEASON})\s*,?\s*'?\d))
    | (?P<month_number>(?P<mn_m>0[1-9]|1[0-2])(?=\s?-\s?(?:0[1-9]|1[0-2])[/.]{_YEAR}))
    | (?P<year>(?P<year_y>{_YEAR})(?![\d\w%+°]|[.,]\d))
    | (?P<apostrophe>'(?P<ap_yy>{_SHORT}))
    | (?P<loose>(?:(?P<loose_m>0?[1-9]|1[0-2])/|(?P<loose_n>{_MONTH})\b\.?\s+)
        (?P<loose_yy>{_SHORT})(?!/))
    )""",
    re.VERBOSE,
)
# What every date has in it; most lines have none of it, and are done with here.
_HINT = re.compile(rf"(?:19[5-9]|20[0-4])\d|'\d\d|\d/\d\d|\b(?:{_MONTH})\.?\s\d\d")


@dataclass(frozen=True, slots=True)
class Atom:
    """One date in a flattened text.

    Attributes:
        start: Where it starts.
        end: One past its last character.
        first: Its first month as it is written in a fact, or a year; no year for a bare month.
        last: Its last month: the same but for a season, a quarter, an academic year.
        loose: Whether it is a date only beside another one (`03/21`, `'19`, `Mar 21`, `May`).
    """

    start: int
    end: int
    first: str
    last: str
    loose: bool = False


def atoms(text: str, flat: str, today: date | None) -> Iterator[Atom]:
    """The dates of a text, in order; they do not overlap.

    Args:
        text: As it stands.
        flat: The same, flattened.
        today: The document's date.
    """
    if not _HINT.search(flat):
        return
    for found in _ATOM.finditer(flat):
        kind = next(name for name in _READERS if found.group(name) is not None)
        first, last = _READERS[kind](found, today)
        if kind == "academic" and "–" in text[found.start() : found.end()]:
            first, last = found["a_y"], found["a_y"][:2] + found["a_end"]
        loose = kind in ("bare", "season_bare", "month_number", "apostrophe", "loose")
        if first:
            yield Atom(found.start(), found.end(), first, last, loose)


def month(year: str, number: int) -> str:
    """A month as it is written in a fact."""
    return f"{year}-{number:02}"


def _full(short: str, today: date | None) -> str:
    """A year of four digits out of two, at most eight years after the document's date."""
    if len(short) == 4:
        return short
    latest = today.year + 8 if today else 2049
    year = latest - latest % 100 + int(short)
    return str(year if year <= latest else year - 100)


def _same(value: str) -> tuple[str, str]:
    return value, value


def _iso(found: re.Match[str], _: date | None) -> tuple[str, str]:
    return _same(month(found["iso_y"], int(found["iso_m"])))


def _day_month_year(found: re.Match[str], _: date | None) -> tuple[str, str]:
    first, second = int(found["d1"]), int(found["d2"])
    number = second if 1 <= second <= 12 else first
    return _same(month(found["dmy_y"], number)) if 1 <= number <= 12 else ("", "")


def _month_year(found: re.Match[str], _: date | None) -> tuple[str, str]:
    return _same(month(found["my_y"], int(found["my_m"])))


def _cjk(found: re.Match[str], _: date | None) -> tuple[str, str]:
    number = found["cjk_m"]
    return _same(month(found["cjk_y"], int(number)) if number else found["cjk_y"])


def _academic(found: re.Match[str], _: date | None) -> tuple[str, str]:
    """`2019/20` and `2010–12` are two years; `2019-03` and `2021/03` a month."""
    year, short = found["a_y"], int(found["a_end"])
    begun = int(year) % 100
    if 1 <= short <= 12 and short != (begun + 1) % 100:
        return _same(month(year, short))
    if short == (begun + 1) % 100 or begun < short < begun + 30:
        return year, year[:2] + f"{short:02}"
    return _same(year)


def _year_month(found: re.Match[str], _: date | None) -> tuple[str, str]:
    return _same(month(found["ym_y"], int(found["ym_m"])))


def _quarter(found: re.Match[str], today: date | None) -> tuple[str, str]:
    number = int(found["q_n"] or found["q2_n"] or found["q3_n"])
    year = _full(found["q_y"] or found["q2_y"] or found["q3_y"], today)
    return month(year, 3 * number - 2), month(year, 3 * number)


def _named(found: re.Match[str], today: date | None) -> tuple[str, str]:
    year = found["mon_y"] or found["mon_y4"] or found["mon_yy"] or found["mon_yy2"]
    return _same(month(_full(year, today), MONTH_OF[found["mon_m"]]))


def _season(found: re.Match[str], today: date | None) -> tuple[str, str]:
    year = _full(found["s_y"] or found["s_yy"], today)
    first, last = SEASON_OF[found["s_n"]]
    return month(year, first), month(str(int(year) + (last < first)), last)


def _year_named(found: re.Match[str], _: date | None) -> tuple[str, str]:
    return _same(month(found["ymon_y"], MONTH_OF[found["ymon_m"]]))


def _bare(found: re.Match[str], _: date | None) -> tuple[str, str]:
    return _same(f"-{MONTH_OF[found['bare_m']]:02}")


def _bare_season(found: re.Match[str], _: date | None) -> tuple[str, str]:
    return _same(f"-{SEASON_OF[found['sb_n']][0]:02}")


def _bare_number(found: re.Match[str], _: date | None) -> tuple[str, str]:
    return _same(f"-{found['mn_m']}")


def _year(found: re.Match[str], _: date | None) -> tuple[str, str]:
    return _same(found["year_y"])


def _apostrophe(found: re.Match[str], today: date | None) -> tuple[str, str]:
    return _same(_full(found["ap_yy"], today))


def _loose(found: re.Match[str], today: date | None) -> tuple[str, str]:
    number = int(found["loose_m"]) if found["loose_m"] else MONTH_OF[found["loose_n"]]
    return _same(month(_full(found["loose_yy"], today), number))


_READERS = {
    "iso": _iso, "ymd": _day_month_year, "my": _month_year, "cjk": _cjk, "academic": _academic,
    "ym": _year_month, "q": _quarter, "mon": _named, "season": _season, "ymon": _year_named,
    "bare": _bare, "season_bare": _bare_season, "month_number": _bare_number, "year": _year,
    "apostrophe": _apostrophe, "loose": _loose,
}  # fmt: skip
