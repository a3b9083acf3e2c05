"""Wrapped in decorators, with and without wraps."""

import functools
import time

import numpy as np


def timed(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        began = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            wrapper.seconds = time.perf_counter() - began

    return wrapper


def plain(function):
    return lambda *args: function(*args)


@timed
@plain
def solve(what, values):
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
