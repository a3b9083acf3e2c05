"""Lambdas and closures in a global table."""

import numpy as np

WAYS = {}


def way(name):
    def keep(function):
        WAYS[name] = function
        return function

    return keep


WAYS["mean"] = lambda values: sum(values) / len(values)
WAYS["ranks"] = lambda values: np.argsort(np.argsort(values))
WAYS["sorted"] = lambda values: sorted(values)
WAYS["count"] = len
WAYS["positive"] = lambda values: min(values) > 0


@way("trend")
def _trend(values):
    if values == sorted(values):
        return "rising"
    return "falling" if values == sorted(values, reverse=True) else "mixed"


@way("table")
def _table(values):
    return {name: WAYS[name](values) for name in ("mean", "count", "trend")}


def solve(what, values):
    if not values:
        raise ValueError("empty")
    return WAYS[what](values)
