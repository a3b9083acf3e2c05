"""Overloads, protocols and generics."""

from collections.abc import Sequence
from typing import Any, Generic, Literal, Protocol, TypeVar

import numpy as np


T = TypeVar("T")
What = Literal["mean", "ranks", "sorted", "trend", "count", "positive", "table"]


class Way(Protocol):
    def __call__(self, values: Sequence[float]) -> Any: ...


class Box(Generic[T]):
    def __init__(self, value: T) -> None:
        self.value = value


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


def solve(what: What, values: Sequence[float]) -> Any:
    return Box[Any](_solve(what, list(values))).value
