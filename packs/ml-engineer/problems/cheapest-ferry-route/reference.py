"""Dijkstra's algorithm over arrivals by harbour and line, with changes as a second cost."""

from collections import defaultdict
from heapq import heappop, heappush
from itertools import count
from math import inf
from typing import NamedTuple

Crossing = tuple[str, str, str, int]  # line, from, to, fare in cents


class _Arrival(NamedTuple):
    """One way of having come to a harbour; the start has no crossing behind it."""

    harbour: str
    line: str | None = None
    crossing: int | None = None
    before: "_Arrival | None" = None


def cheapest_route(
    crossings: list[Crossing], start: str, goal: str, changes: int
) -> tuple[int, list[int]] | None:
    """Find the cheapest route with at most so many changes of line.

    What is still to come depends on the harbour, on the line one has come by and on the changes
    left. Arrivals are taken by (fare, changes); one that has as many changes as an earlier, so
    cheaper, arrival at the same harbour by the same line cannot do better and is dropped. With L
    lines to a harbour and C different numbers of changes, a crossing is looked at O(L * C) times at
    most, in practice a few times, and each look costs the logarithm of the heap.

    Args:
        crossings: Line, origin, target and fare of every crossing; each goes one way.
        start: The harbour to leave from.
        goal: The harbour to reach.
        changes: How often the line may change.

    Returns:
        The fare, and the indices of the crossings in the order of travel; None without a route.

    Raises:
        ValueError: A fare or the number of changes is negative.

    >>> seas = [("red", "A", "B", 100), ("red", "B", "C", 900), ("blue", "B", "C", 200)]
    >>> cheapest_route(seas, "A", "C", 0), cheapest_route(seas, "A", "C", 1)
    ((1000, [0, 1]), (300, [0, 2]))
    """
    if changes < 0 or any(fare < 0 for *_, fare in crossings):
        raise ValueError("neither a fare nor the number of changes may be negative")
    leaving: dict[str, list[int]] = defaultdict(list)
    for index, (_, origin, _, _) in enumerate(crossings):
        leaving[origin].append(index)

    fewest: dict[tuple[str, str | None], int] = {}  # changes of the arrivals taken so far
    number = count()  # breaks ties in the heap, so that arrivals are never compared
    waiting = [(0, 0, next(number), _Arrival(start))]
    while waiting:
        fare, changed, _, here = heappop(waiting)
        if here.harbour == goal:
            return fare, _crossings_to(here)
        if changed >= fewest.get((here.harbour, here.line), inf):
            continue
        fewest[here.harbour, here.line] = changed
        for index in leaving[here.harbour]:
            line, _, target, price = crossings[index]
            then = changed + (here.line not in (None, line))
            if then <= changes and then < fewest.get((target, line), inf):
                arrival = _Arrival(target, line, index, here)
                heappush(waiting, (fare + price, then, next(number), arrival))
    return None


def _crossings_to(arrival: _Arrival) -> list[int]:
    taken = []
    at: _Arrival | None = arrival
    while at is not None and at.crossing is not None:
        taken.append(at.crossing)
        at = at.before
    return taken[::-1]
