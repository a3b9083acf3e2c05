"""Turns marks into a recommendation by rules that cap it, never by a mean alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from greenroom.content.model import Axis
from greenroom.grading.interval import share
from greenroom.grading.model import AxisShare, FoundMistake, Mark, Recommendation

WORST_FIRST: tuple[Recommendation, ...] = ("strong no hire", "no hire", "hire", "strong hire")
_STARTS = ((0.8, "strong hire"), (0.55, "hire"), (0.25, "no hire"), (0.0, "strong no hire"))

Cap = tuple[Recommendation, str]


def recommend(
    marks: Sequence[Mark],
    mistakes: Sequence[FoundMistake],
    axes: Mapping[Axis, AxisShare],
) -> tuple[Recommendation, tuple[str, ...]]:
    """Recommend for one answer; the reasons are the rules that decided, in words.

    The share of the credit says where it starts; each rule that applies caps it, and the lowest
    cap holds.
    """
    return lowest(start_from(share(marks)), (*_caps(marks, axes), *mistake_caps(mistakes)))


def start_from(earned: float) -> Cap:
    """Where a recommendation starts, by the share of the credit."""
    word = next(word for least, word in _STARTS if earned >= least)
    start = next(known for known in WORST_FIRST if known == word)
    return start, f"{round(earned * 100)}% of the credit was shown, which starts at {start}"


def lowest(start: Cap, caps: Iterable[Cap]) -> tuple[Recommendation, tuple[str, ...]]:
    """Apply caps to a start; reasons are the start and every cap that lies below it."""
    lower = [cap for cap in caps if WORST_FIRST.index(cap[0]) < WORST_FIRST.index(start[0])]
    result = min((start[0], *(cap[0] for cap in lower)), key=WORST_FIRST.index)
    return result, (start[1], *(why for _, why in lower))


def _caps(marks: Sequence[Mark], axes: Mapping[Axis, AxisShare]) -> Iterator[Cap]:
    most = max((mark.weight for mark in marks), default=0)
    yield from (cap for mark in marks for cap in _mark_caps(mark, heaviest=mark.weight == most))
    for axis, shown in axes.items():
        if shown.band == "not shown":
            yield "hire", f"nothing shown of {axis}: at most hire"
    if any(mark.hinted for mark in marks):
        yield "hire", "a hint was needed: at most hire"


def _mark_caps(mark: Mark, *, heaviest: bool) -> Iterator[Cap]:
    if mark.contradicted and not mark.level:
        if heaviest:
            yield "no hire", f"contradicts the heaviest point ({mark.criterion}): at most no hire"
        else:
            yield "hire", f"something said speaks against a point ({mark.criterion}): at most hire"
    elif heaviest and not mark.level:
        yield "no hire", f"the heaviest point ({mark.criterion}) is missing: at most no hire"
    elif heaviest and mark.contradicted:
        yield "hire", f"both says and contradicts {mark.criterion}: at most hire"


def mistake_caps(mistakes: Sequence[FoundMistake]) -> Iterator[Cap]:
    """A serious mistake caps at hire, several at no hire."""
    serious = [mistake for mistake in mistakes if mistake.serious]
    for mistake in serious:
        yield "hire", f"a serious mistake ({mistake.id}): at most hire"
    if len(serious) > 1:
        yield "no hire", "more than one serious mistake: at most no hire"
