"""Numbers that cannot be: shares above one, changes that do not add up, percentiles crossed."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from greenroom.resume.score.change import claimed_changes, fits, moves
from greenroom.resume.score.look import Check, Look
from greenroom.resume.score.numbers import Number, number_at
from greenroom.resume.score.phrases import NUMBER

Places = Iterator[tuple[int, int]]
_LINK = (
    r"\s*(?:score|rate)?\s*(?:of|=|:|is|was|to|reach(?:ed|ing)|above|over|around|about|[≈~(])?\s*"
)
_BEFORE = re.compile(rf"^(?:@\d+|@k)?{_LINK}(?P<number>{NUMBER})")
_AFTER = re.compile(rf"(?P<number>{NUMBER}) (?:[\w-]+ )?$")
_DOWN = r"reduc\w*|cut|cuts|cutting|decreas\w*|lower\w*|shrank|fell|drop\w*|declin\w*|down|slash\w*"
_CUT = re.compile(
    rf"\b(?:{_DOWN})\b(?:(?!\b(?:from|to)\b)[^.;,\d])*?(?P<number>{NUMBER})"
    rf"|(?P<noun>{NUMBER}) (?:\w+ )?(?:reduction|decrease|drop|cut|decline)\b",
    re.IGNORECASE,
)
_PERCENTILE = re.compile(
    rf"\b(?:p(?P<rank>\d\d(?:\.\d+)?)|(?P<median>median))\b(?:(?!\bp\d\d|\bmedian)[^\d.;])*?"
    rf"(?P<number>{NUMBER})",
    re.IGNORECASE,
)
_SUM = re.compile(r"\b(?P<total>\d[\d,]{0,12}) [\w\s-]{3,40}? \((?P<parts>[^()]+)\)")
_PART = re.compile(r"^\s*(?:and )?(?P<count>\d[\d,]*) [a-zA-Z][\w\s-]*$")
_SPLIT = re.compile(
    r"\b(\d{1,3})%?\s?[/:-]\s?(\d{1,3})%?(?:\s?[/:-]\s?(\d{1,3})%?)?\s+"
    r"(?:(?:train|training|test|validation|val|dev|time|random|stratified)[\w/-]*\s)*split",
    re.IGNORECASE,
)
_SECONDS = {"ms": 1e-3, "s": 1.0, "sec": 1.0, "h": 3600.0, "hr": 3600.0}


def _impossible(look: Look) -> Places:
    """A measure that ends at 1, or at 100%, above it."""
    for match in look.book.lists["bounded-measures"].finditer(look.text):
        after = _BEFORE.match(look.text[match.end() :])
        if after:
            start = match.end() + after.start("number")
            number = number_at(look.text, start, match.end() + after.end("number"))
            if _beyond(number) and not _relative(look.text, start):
                yield match.start(), number.end
        before = _AFTER.search(look.text[: match.start()])
        if before:
            number = number_at(look.text, before.start("number"), before.end("number"))
            if _beyond(number) and not _relative(look.text, number.start):
                yield number.start, match.end()


def _beyond(number: Number) -> bool:
    if number.unit == "%":
        return number.value > 100
    return not number.unit and 1 < number.value <= 2 and number.value != int(number.value)


def _relative(text: str, start: int) -> bool:
    """Whether a number is a change: by 120%, +120%."""
    return re.search(r"(?:\bby|\+)\s*$", text[:start]) is not None


def _over_cut(look: Look) -> Places:
    for match in _CUT.finditer(look.text):
        name = "number" if match["number"] else "noun"
        number = number_at(look.text, match.start(name), match.end(name))
        if number.unit == "%" and number.value > 100:
            yield match.span()


def _does_not_add_up(look: Look) -> Places:
    for change in claimed_changes(look.text):
        if not fits(change):
            yield change.start, change.end


def _wrong_way(look: Look) -> Places:
    for start, end, said, went in moves(look.text):
        if said != went:
            yield start, end


def _crossed(look: Look) -> Places:
    found = sorted(_percentiles(look.text))
    for (_, low, start, end), (_, high, other, until) in pairwise(found):
        if low > high:
            yield min(start, other), max(end, until)


def _percentiles(text: str) -> Iterator[tuple[float, float, int, int]]:
    """Rank, value in one unit, and place; only where all have units of time or none has."""
    found = []
    for match in _PERCENTILE.finditer(text):
        number = number_at(text, match.start("number"), match.end("number"))
        rank = float(match["rank"] or 50)
        found.append((rank, number, match.start(), match.end()))
    units = {number.unit for _, number, _, _ in found}
    if units <= set(_SECONDS) or units == {""}:
        for rank, number, start, end in found:
            yield rank, number.value * _SECONDS.get(number.unit, 1.0), start, end


def _parts(look: Look) -> Places:
    """A total and its parts in brackets: 12 engineers (5 ML, 4 data and 2 platform)."""
    for match in _SUM.finditer(look.text):
        pieces = re.split(r",| and (?=\d)", match["parts"])
        counts = [_PART.match(piece) for piece in pieces if piece.strip()]
        if len(counts) < 2 or not all(counts):
            continue
        total = int(match["total"].replace(",", ""))
        if sum(int(count["count"].replace(",", "")) for count in counts if count) != total:
            yield match.span()


def _split(look: Look) -> Places:
    for match in _SPLIT.finditer(look.text):
        if sum(int(share) for share in match.groups() if share) not in (10, 100):
            yield match.span()


def _perfect(look: Look) -> Places:
    yield from look.words("perfect-score")


ARITHMETIC: Sequence[tuple[str, Check]] = (
    ("impossible-value", _impossible),
    ("cut-by-more-than-all", _over_cut),
    ("change-does-not-add-up", _does_not_add_up),
    ("wrong-direction", _wrong_way),
    ("percentiles-crossed", _crossed),
    ("parts-do-not-add-up", _parts),
    ("split-does-not-add-up", _split),
    ("perfect-score", _perfect),
)
