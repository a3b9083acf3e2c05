"""Search for the cheapest route by trying them all."""

from collections import defaultdict


def cheapest_route(crossings, start, goal, changes):
    """Depth first over all routes that never use a crossing twice."""
    if changes < 0 or any(fare < 0 for _, _, _, fare in crossings):
        raise ValueError("negative fare or changes")
    leaving = defaultdict(list)
    for i, (line, origin, target, fare) in enumerate(crossings):
        leaving[origin].append((i, line, target, fare))
    best = None
    stack = [(start, "", 0, 0, ())]
    while stack:
        harbour, line, cost, changed, route = stack.pop()
        if harbour == goal:
            if best is None or (cost, changed) < best[:2]:
                best = (cost, changed, route)
            continue
        for i, other, target, fare in leaving[harbour]:
            then = changed + (line not in ("", other))
            if i not in route and then <= changes:
                stack.append((target, other, cost + fare, then, (*route, i)))
    return None if best is None else (best[0], list(best[2]))
