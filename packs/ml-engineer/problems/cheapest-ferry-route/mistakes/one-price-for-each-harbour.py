"""Dijkstra's algorithm with a limit on changes."""

import heapq
from collections import defaultdict


def cheapest_route(crossings, start, goal, changes):
    """Take harbours by fare; skip what would need too many changes."""
    if changes < 0 or any(fare < 0 for _, _, _, fare in crossings):
        raise ValueError("negative fare or changes")
    leaving = defaultdict(list)
    for i, (line, origin, target, fare) in enumerate(crossings):
        leaving[origin].append((i, line, target, fare))
    done = set()
    heap = [(0, 0, start, "", ())]
    while heap:
        cost, changed, harbour, line, route = heapq.heappop(heap)
        if harbour == goal:
            return cost, list(route)
        if harbour in done:
            continue
        done.add(harbour)
        for i, other, target, fare in leaving[harbour]:
            then = changed + (line not in ("", other))
            if then <= changes and target not in done:
                heapq.heappush(heap, (cost + fare, then, target, other, (*route, i)))
    return None
