"""Changes as bullets claim them: from one number to another, by so many per cent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from greenroom.resume.score.numbers import Number, decimals, number_at
from greenroom.resume.score.phrases import NUMBER

Way = Literal["up", "down", "level"]
_FROM = (
    rf"from (?P<old>{NUMBER})(?: [a-z]+){{0,2}} to (?:only |just |under |about )?(?P<new>{NUMBER})"
)
_KIND = (
    r"(?:relative |overall |net )?"
    r"(?:increase|decrease|reduction|improvement|drop|gain|lift|cut|lower|higher|less|more|rise|growth)"
)
_LATER = re.compile(
    rf"{_FROM}(?: [a-z]+)?\s?(?:,|;|–|—)?\s?[(\[]?\s?(?:an?|i\.e\.|or|=|by|about)?\s?"
    rf"(?P<share>{NUMBER})(?P<points> (?:percentage )?points?)?(?: {_KIND}|\s?[)\]])"
)
_EARLIER = re.compile(
    rf"(?P<share>{NUMBER})(?P<points> (?:percentage )?points?)?(?: {_KIND})?"
    rf"(?:,| in [\w\s]{{1,30}},?)?\s?\(?{_FROM}"
)
_UP = r"increas\w*|rais\w+|rose|grew|grow\w*|boost\w*|lift\w*"
_DOWN = r"reduc\w*|cut|cuts|cutting|decreas\w*|lower\w*|shrank|fell|drop\w*|declin\w*|slash\w*"
_MOVE = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?:\s(?!from\b)[^\s.;,]+){{0,6}}?\s{_FROM}",
    re.IGNORECASE,
)
_TIMES = {
    "ms": 1e-3, "s": 1.0, "sec": 1.0, "second": 1.0, "seconds": 1.0, "min": 60.0, "minute": 60.0,
    "minutes": 60.0, "h": 3600.0, "hour": 3600.0, "hours": 3600.0, "day": 86400.0,
    "days": 86400.0, "week": 604800.0, "weeks": 604800.0, "month": 2629800.0,
    "months": 2629800.0, "year": 31557600.0, "years": 31557600.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """From `old` to `new`, said to be so many per cent; `points` where points were meant.

    Attributes:
        slack: Half of the last digit of each, as they were rounded.
    """

    start: int
    end: int
    old: float
    new: float
    share: float
    points: bool
    percent: bool
    slack: tuple[float, float]


def claimed_changes(text: str) -> Iterator[Change]:
    """Find the changes that say both their ends and their size."""
    seen: set[int] = set()
    for shape in (_LATER, _EARLIER):
        for match in shape.finditer(text):
            change = _read(text, match)
            if change and match.start("old") not in seen:
                seen.add(match.start("old"))
                yield change


def _read(text: str, match: re.Match[str]) -> Change | None:
    share = number_at(text, *match.span("share"))
    ends = _ends(text, match)
    points = bool(match["points"]) or share.unit == "pp"
    if ends is None or (share.unit not in ("%", "pp") and not points):
        return None
    old, new, scale = ends
    digits = (decimals(match["old"]), decimals(match["new"]))
    slack = (scale[0] * 0.5 * 10 ** -digits[0], scale[1] * 0.5 * 10 ** -digits[1])
    percent = number_at(text, *match.span("new")).unit == "%"
    return Change(match.start(), match.end(), old, new, share.value, points, percent, slack)


def fits(change: Change) -> bool:
    """Whether the size is the relative change, the difference in points, or that of the rest.

    What the rounding of both ends leaves open counts for the claim.
    """
    spread = change.slack[0] + change.slack[1]
    gap = abs(change.new - change.old)
    bases = [change.old, change.new]
    whole = 100.0 if change.percent else 1.0
    if max(change.old, change.new) <= whole:
        bases += [whole - change.old]
    shares = [(gap / base * 100, spread / base * 100) for base in bases if base > 0]
    if change.percent or change.points:
        shares.append((gap, spread))
    if max(change.old, change.new) <= 1 and not change.percent:
        shares.append((gap * 100, spread * 100))
    return any(
        abs(change.share - share) <= loose + max(1.0, 0.05 * share) for share, loose in shares
    )


def moves(text: str) -> Iterator[tuple[int, int, Way, Way]]:
    """Find the changes with a verb: where, which way it says, and which way the numbers go."""
    for match in _MOVE.finditer(text):
        ends = _ends(text, match)
        if ends is None:
            continue
        old, new, _ = ends
        went: Way = "up" if new > old else "down" if new < old else "level"
        yield match.start(), match.end(), "up" if match["up"] else "down", went


def _ends(text: str, match: re.Match[str]) -> tuple[float, float, tuple[float, float]] | None:
    """Both ends in one unit, and what each was multiplied by; None where units do not compare."""
    old, new = (number_at(text, *match.span(name)) for name in ("old", "new"))
    units = _unit(text, old), _unit(text, new)
    if units[0] in _TIMES and units[1] in _TIMES:
        scale = _TIMES[units[0]], _TIMES[units[1]]
        return old.value * scale[0], new.value * scale[1], scale
    if units[0] != units[1] and "" not in units:
        return None
    return old.value, new.value, (1.0, 1.0)


def _unit(text: str, number: Number) -> str:
    if number.unit:
        return number.unit
    word = re.match(r"[ -]([a-z]+)", text[number.end :])
    return word[1] if word and word[1] in _TIMES else ""
