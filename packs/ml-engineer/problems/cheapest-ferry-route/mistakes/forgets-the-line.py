"""Dijkstra's algorithm over harbours and changes."""

import heapq
from collections import defaultdict


def cheapest_route(crossings, start, goal, changes):
    """Search over (harbour, number of changes)."""
    if changes < 0 or any(fare < 0 for _, _, _, fare in crossings):
        raise ValueError("negative fare or changes")
    leaving = defaultdict(list)
    for i, (line, origin, target, fare) in enumerate(crossings):
        leaving[origin].append((i, line, target, fare))
    best = {}
    heap = [(0, 0, start, "", ())]
    while heap:
        cost, changed, harbour, line, route = heapq.heappop(heap)
        if harbour == goal:
            return cost, list(route)
        if changed >= best.get(harbour, changes + 1):
            continue
        best[harbour] = changed
        for i, other, target, fare in leaving[harbour]:
            then = changed + (line not in ("", other))
            if then <= changes:
                heapq.heappush(heap, (cost + fare, then, target, other, (*route, i)))
    return None
