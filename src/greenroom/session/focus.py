"""Turns a round towards the topics that matter most: those of a job, or those that went badly."""

from collections.abc import Mapping
from dataclasses import replace

from greenroom.content.model import Part, Round

_EVERYONE = 0.02  # what a topic that nobody asks for still weighs, so that ties go by its order
_MOST_SEATS = 2  # of one topic in a part: a round stays broader than one advert


def focused(round: Round, weights: Mapping[str, float]) -> Round:  # noqa: A002 - the field's word
    """Keep, in each part that draws from topics, those that weigh most; the minutes stay.

    A part's seats go to its topics as votes become seats (D'Hondt), two a topic at most. A part
    that asks only named questions, or none of whose topics weighs anything, is left as it is.

    Args:
        round: What is to be asked.
        weights: How much each topic matters; one that is not named matters least.

    >>> sitting = Round(
    ...     id="r", title="R", stage="s", minutes=9, about="a", opening="o", closing="c",
    ...     parts=(Part(id="p", title="P", minutes=9, topics=("a", "b", "c"), count=1),),
    ... )
    >>> focused(sitting, {"b": 0.6, "c": 0.1}).parts[0].topics
    ('b',)
    """
    return replace(round, parts=tuple(_focused(part, weights) for part in round.parts))


def _focused(part: Part, weights: Mapping[str, float]) -> Part:
    """A part with the topics that get a seat, in the part's own order."""
    names = part.topics or part.problems
    drawn = part.count - len(part.questions)
    if len(names) < 2 or drawn < 1 or not any(name in weights for name in names):
        return part
    seats = _seats(names, weights, drawn)
    kept = tuple(name for name in names if seats[name])
    return replace(part, topics=kept) if part.topics else replace(part, problems=kept)


def _seats(names: tuple[str, ...], weights: Mapping[str, float], count: int) -> dict[str, int]:
    seats = dict.fromkeys(names, 0)
    for _ in range(count):
        waiting = [name for name in names if seats[name] < _MOST_SEATS]
        if not waiting:
            break
        best = max(
            waiting, key=lambda name: (weights.get(name, 0.0) + _EVERYONE) / (seats[name] + 1)
        )
        seats[best] += 1
    return seats
