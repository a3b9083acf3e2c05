"""Dijkstra's algorithm over harbours, lines and changes."""

import heapq
from collections import defaultdict


def cheapest_route(crossings, start, goal, changes):
    """Stop as soon as a crossing leads to the goal."""
    if changes < 0 or any(fare < 0 for _, _, _, fare in crossings):
        raise ValueError("negative fare or changes")
    if start == goal:
        return 0, []
    leaving = defaultdict(list)
    for i, (line, origin, target, fare) in enumerate(crossings):
        leaving[origin].append((i, line, target, fare))
    best = {}
    heap = [(0, 0, start, "", ())]
    while heap:
        cost, changed, harbour, line, route = heapq.heappop(heap)
        if changed >= best.get((harbour, line), changes + 1):
            continue
        best[harbour, line] = changed
        for i, other, target, fare in leaving[harbour]:
            then = changed + (line not in ("", other))
            if then > changes:
                continue
            if target == goal:
                return cost + fare, [*route, i]
            heapq.heappush(heap, (cost + fare, then, target, other, (*route, i)))
    return None
