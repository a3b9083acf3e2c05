"""Dijkstra's algorithm with a limit on boats."""

import heapq
from collections import defaultdict


def cheapest_route(crossings, start, goal, changes):
    """Each crossing after the first is a change."""
    if changes < 0 or any(fare < 0 for _, _, _, fare in crossings):
        raise ValueError("negative fare or changes")
    leaving = defaultdict(list)
    for i, (_, origin, target, fare) in enumerate(crossings):
        leaving[origin].append((i, target, fare))
    best = {}
    heap = [(0, 0, start, ())]
    while heap:
        cost, boats, harbour, route = heapq.heappop(heap)
        if harbour == goal:
            return cost, list(route)
        if boats >= best.get(harbour, changes + 2):
            continue
        best[harbour] = boats
        for i, target, fare in leaving[harbour]:
            if boats + 1 <= changes + 1:
                heapq.heappush(heap, (cost + fare, boats + 1, target, (*route, i)))
    return None
