"""Dates and ranges of dates by an own grammar: five languages, every dash, no date invented."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from greenroom.resume.document import Document, Line
from greenroom.resume.model import Dates, Fact
from greenroom.resume.parse.date_atoms import Atom, atoms
from greenroom.resume.parse.months import DURATION, EXPECTED, ONWARD, PRESENT, SINCE, UNTIL
from greenroom.resume.parse.months import flattened as _flattened

_TO = re.compile(rf"\s*[,.]?\s*(?:[-~]+>?|(?:{UNTIL})(?=[\s-])|/(?=\s))\s*(?:(?:{UNTIL})\s+)?")
_NOW = re.compile(rf"\(?(?:{PRESENT})(?!\w)\)?")
_THEN = re.compile(rf"\s*,?\s*\(?(?:{PRESENT})(?!\w)\)?")
_HOPE = re.compile(rf"\(?\s*(?:{EXPECTED})\s*:?\s*")
_BLANK = re.compile(r"\s*")
_DANGLING = re.compile(r"\s*-+\s*(?=$|\))")
_BEFORE = re.compile(rf"(?<!\w)(?:(?P<since>{SINCE})|(?P<hope>{EXPECTED}))\s*:?\s*$")
_AFTER_HOPE = re.compile(
    r"\s*,?\s*\(\s*(?:expected|anticipated|exp\.?|prevue?|voraussichtlich)\s*\)"
)
_TAIL = re.compile(rf"\s*[,;|·•*-]*\s*(?:\(\s*[·•]?\s*(?:{DURATION})\)|(?:{DURATION})(?!\w))")
_ONLY_DURATION = re.compile(rf"\s*\(?\s*(?:{DURATION})\)?\s*$")


@dataclass(frozen=True, slots=True)
class Found:
    """A date or a range of dates, with the words that belong to it (`since`, `(3 yrs 2 mos)`).

    Attributes:
        start: Where it starts in the document.
        end: One past its last character.
        dates: What it says. A single date is an end without a start; a single season or quarter
            is its first and last month.
        ongoing: Whether it goes on.
        expected: Whether its end is still to come.
        range: Whether it is a range that is written as one.
    """

    start: int
    end: int
    dates: Dates
    ongoing: bool = False
    expected: bool = False
    range: bool = False

    @property
    def single(self) -> bool:
        """Whether it is one date and no range."""
        return not self.range and not self.ongoing

    @property
    def dangling(self) -> bool:
        """Whether it goes on only because a dash is the last that is written (`2020 –`)."""
        said = self.dates.present.value if self.dates.present else "-"
        return self.ongoing and not any(character.isalnum() for character in said)


def find_dates(text: str, offset: int = 0, today: date | None = None) -> tuple[Found, ...]:
    """Every date and range in a text, in order; they do not overlap.

    Args:
        text: A line, or several with line feeds between.
        offset: Where the text starts in the document; added to every place.
        today: The document's date, which decides the century of two-digit years.

    >>> [(found.dates.start.value, found.ongoing) for found in find_dates("März 2021 – heute")]
    [('2021-03', True)]
    """
    if not any(character.isdigit() for character in text):
        return ()
    flat = _flattened(text)
    return tuple(_Reading(text, flat, offset, tuple(atoms(text, flat, today))).all())


def range_over(
    document: Document, above: Line, below: Line, today: date | None = None
) -> Found | None:
    """The one range that begins in a line and ends with another, which need not follow it."""
    first, second = document.words(above), document.words(below)
    found = find_dates(f"{first}\n{second}", 0, today)
    border = len(first)
    across = [each for each in found if each.start < border < each.end == border + 1 + len(second)]
    if not across or across[0].single:
        return None

    def place(at: int) -> int:
        return above.start + at if at <= border else below.start + at - border - 1

    def moved(told: Fact | None) -> Fact | None:
        return told and replace(told, start=place(told.start), end=place(told.end))

    told = across[0].dates
    dates = Dates(moved(told.start), moved(told.end), moved(told.present))
    return replace(across[0], start=place(across[0].start), end=below.end, dates=dates)


def is_duration(text: str) -> bool:
    """Whether a text is a length of time and nothing else.

    >>> is_duration("5 years 9 months"), is_duration("5 years of Python")
    (True, False)
    """
    return bool(_ONLY_DURATION.match(_flattened(text)))


@dataclass(frozen=True, slots=True)
class _Reading:
    """The dates of one text while they are put together."""

    text: str
    flat: str
    offset: int
    atoms: tuple[Atom, ...]

    def all(self) -> Iterator[Found]:
        number = 0
        while number < len(self.atoms):
            first = self.atoms[number]
            second = self.atoms[number + 1] if number + 1 < len(self.atoms) else None
            found = self._going_on(first) or (second and self._range(first, second))
            if found and found.range and not found.ongoing:
                number += 1
            if not found and not first.loose:
                found = self._single(first)
            if found:
                yield found
            number += 1

    def _going_on(self, atom: Atom) -> Found | None:
        to = _TO.match(self.flat, atom.end)
        now = _NOW.match(self.flat, to.end()) if to else _THEN.match(self.flat, atom.end)
        if now:
            place = self._place(now.start(), now.end(), 0.95)
            return self._found((atom.start, now.end()), Dates(self._first(atom), None, place))
        since = _BEFORE.search(self.flat[: atom.start])
        dangling = _DANGLING.match(self.flat, atom.end)
        if not dangling and not (since and since["since"] in ONWARD and not to):
            return None
        end = dangling.end() if dangling else atom.end
        place = self._place(since.start() if since else atom.end, end, 0.6)
        return self._found((atom.start, end), Dates(self._first(atom), None, place))

    def _range(self, first: Atom, second: Atom) -> Found | None:
        gap = _TO.match(self.flat, first.end)
        sure = 0.97
        if gap is None:
            gap = _BLANK.match(self.flat, first.end)
            sure = 0.7
            if "-" not in first.first[1:] or not first.first <= second.first:
                return None
        if gap is None:
            return None
        hope = _HOPE.match(self.flat, gap.end())
        if second.start not in (gap.end(), hope.end() if hope else -1):
            return None
        return self._joined(first, second, sure)

    def _joined(self, first: Atom, second: Atom, sure: float) -> Found | None:
        if second.first.startswith("-"):
            return None
        begun = self._first(first, sure)
        if first.first.startswith("-"):
            begun = self._first(first, sure, second.first[:4] + first.first)
        until = self._fact(second, second.last, sure)
        return self._found((first.start, second.end), Dates(begun, until))

    def _single(self, atom: Atom) -> Found:
        sure = 0.95 if "-" in atom.first else 0.8
        until = self._fact(atom, atom.last, sure)
        begun = None if atom.first == atom.last else self._fact(atom, atom.first, sure)
        written = begun is not None and "-" not in atom.first
        return self._found((atom.start, atom.end), Dates(begun, until), ranged=written)

    def _found(self, span: tuple[int, int], dates: Dates, ranged: bool = True) -> Found:
        start, end = span
        before = _BEFORE.search(self.flat[:start])
        hoped = bool(before and before["hope"]) or _HOPE.search(self.flat[start:end]) is not None
        if before and not (before["since"] in ("a", "al") or self._inside_word(before.start())):
            start = before.start()
        for tail in (_AFTER_HOPE.match(self.flat, end), _TAIL.match(self.flat, end)):
            if tail:
                hoped = hoped or tail.re is _AFTER_HOPE
                end = tail.end()
        start, end = self._parentheses(start, end)
        places = (self.offset + start, self.offset + end)
        return Found(*places, dates, dates.present is not None, hoped, ranged)

    def _parentheses(self, start: int, end: int) -> tuple[int, int]:
        opened = self.flat[:start].rstrip()
        closed = _BLANK.match(self.flat, end)
        after = closed.end() if closed else end
        if opened.endswith(("(", "[")) and self.flat[after : after + 1] in (")", "]"):
            return len(opened) - 1, after + 1
        return start, end

    def _inside_word(self, place: int) -> bool:
        return place > 0 and (self.flat[place - 1].isalnum() or self.flat[place - 1] == "-")

    def _first(self, atom: Atom, sure: float = 0.95, value: str = "") -> Fact:
        return self._fact(atom, value or atom.first, sure)

    def _fact(self, atom: Atom, value: str, sure: float) -> Fact:
        return Fact(value, self.offset + atom.start, self.offset + atom.end, sure)

    def _place(self, start: int, end: int, sure: float) -> Fact:
        said = " ".join(self.text[start:end].strip(" ()").split())
        return Fact(said, self.offset + start, self.offset + end, sure)
