"""Generators and yield from."""

import numpy as np


def pairs(values):
    yield from zip(values, values[1:])


def running(values):
    total = 0.0
    for count, value in enumerate(values, start=1):
        total += value
        yield total / count


def solve(what, values):
    if not values:
        raise ValueError
    *_, mean = running(values)
    steps = {(a < b) - (a > b) for a, b in pairs(values)}
    trend = {(1,): "rising", (-1,): "falling"}.get(tuple(steps), "mixed")
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = np.fromiter((order.index(place) for place in range(len(values))), dtype=int)
    answers = {
        "mean": mean,
        "ranks": ranks,
        "sorted": [values[place] for place in order],
        "trend": trend,
        "count": sum(1 for _ in values),
        "positive": all(map((0.0).__lt__, values)),
        "table": {"mean": mean, "count": len(values), "trend": trend},
    }
    return answers[what]
