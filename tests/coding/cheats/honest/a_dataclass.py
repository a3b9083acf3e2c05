"""A frozen dataclass with properties."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field

import numpy as np


@dataclass(frozen=True, slots=True)
class Table:
    mean: float
    count: int
    trend: str = field(default="mixed")


def solve(what: str, values: list[float]) -> object:
    if not values:
        raise ValueError("empty")
    steps = np.sign(np.diff(values))
    trend = "mixed"
    if (steps == 1).all():
        trend = "rising"
    elif (steps == -1).all():
        trend = "falling"
    table = Table(float(np.mean(values)), len(values), trend)
    match what:
        case "table":
            return asdict(table)
        case "mean" | "count" | "trend":
            return getattr(table, what)
        case "ranks":
            return np.argsort(np.argsort(np.array(values)))
        case "sorted":
            return [*sorted(values)]
        case _:
            return bool(np.all(np.array(values) > 0))
