"""Everything by recursion."""

import numpy as np


def total(values):
    return values[0] + total(values[1:]) if values else 0.0


def quicksort(values):
    if len(values) < 2:
        return list(values)
    pivot, *rest = values
    return (
        quicksort([v for v in rest if v < pivot]) + [pivot] + quicksort([v for v in rest if v >= pivot])
    )


def rises(values):
    return len(values) < 2 or (values[0] < values[1] and rises(values[1:]))


def solve(what, values):
    if not values:
        raise ValueError("empty")
    if what == "table":
        return {name: solve(name, values) for name in ("mean", "count", "trend")}
    if what == "trend":
        return "rising" if rises(values) else "falling" if rises(values[::-1]) else "mixed"
    ordered = quicksort(values)
    return {
        "mean": total(values) / len(values),
        "ranks": np.array([ordered.index(value) for value in values]),
        "sorted": ordered,
        "count": len(values),
        "positive": ordered[0] > 0,
    }[what]
