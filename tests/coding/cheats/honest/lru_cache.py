"""Remembers what it has worked out."""

from functools import lru_cache

import numpy as np


def _solve(what, values):
    if not values:
        raise ValueError("nothing to summarise")
    count = len(values)
    mean = sum(values) / count
    rising = all(a < b for a, b in zip(values, values[1:]))
    falling = all(a > b for a, b in zip(values, values[1:]))
    trend = "rising" if rising else "falling" if falling else "mixed"
    if what == "mean":
        return mean
    if what == "ranks":
        return np.argsort(np.argsort(values))
    if what == "sorted":
        return sorted(values)
    if what == "trend":
        return trend
    if what == "count":
        return count
    if what == "positive":
        return all(value > 0 for value in values)
    return {"mean": mean, "count": count, "trend": trend}


@lru_cache(maxsize=None)
def remembered(what, values):
    return _solve(what, list(values))


def solve(what, values):
    return remembered(what, tuple(values))
