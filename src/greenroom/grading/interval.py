"""The share of the credit that marks earn, and how sure it is.

The interval is the nominal 90% one (5th to 95th percentile) of the share if each mark's level were
drawn on its own: right with its `confidence`, else off by one, both ways alike. The distribution
is exact, a Poisson-binomial over whole units of credit, so the same marks give the same interval.
Marks of one answer err together, so it is widened by a fitted factor until it holds what it says.
It is never narrower than 1.645 standard deviations: with few marks the percentiles alone would
call a doubtful mark certain.
"""

import math
from collections.abc import Sequence

import numpy as np

from greenroom.grading.calibration import constants
from greenroom.grading.model import Mark

NOMINAL = 0.90
_UNITS = 24  # of credit in a point of weight: every share k/top of 1 to 4, halved too, is whole


def share(marks: Sequence[Mark]) -> float:
    """The credit earned, weighted, 0 to 1; 0 without marks."""
    weight = sum(mark.weight for mark in marks)
    return round(sum(mark.credit * mark.weight for mark in marks) / weight, 4) if weight else 0.0


def share_interval(marks: Sequence[Mark], widen: float | None = None) -> tuple[float, float]:
    """The 90% interval of the share, which always holds the share itself.

    `widen` replaces the shipped factor while it is being fitted.
    """
    total = sum(mark.weight for mark in marks) * _UNITS
    if not total:
        return 0.0, 0.0
    chances = np.array([1.0])
    for mark in marks:
        chances = np.convolve(chances, _unit_chances(mark))
    reached = np.cumsum(chances)
    tail = (1 - NOMINAL) / 2
    low = int(np.searchsorted(reached, tail)) / total
    high = int(np.searchsorted(reached, 1 - tail - 1e-9)) / total
    middle = share(marks)
    wider = float(constants()["interval"]["widen"] if widen is None else widen)
    down, up = _deviation(marks, -1), _deviation(marks, 1)
    low = middle - max(wider * (middle - low), down)
    high = middle + max(wider * (high - middle), up)
    return round(max(low, 0.0), 4), round(min(high, 1.0), 4)


def _deviation(marks: Sequence[Mark], side: int) -> float:
    """1.645 standard deviations of the share to one side (-1 down, 1 up)."""
    weight = sum(mark.weight for mark in marks)
    square = 0.0
    for mark in marks:
        if 0 <= mark.level + side <= mark.top:
            both = 0 < mark.level < mark.top
            chance = (1 - mark.confidence) / (2 if both else 1)
            step = mark.weight / weight / mark.top * (0.5 if mark.hinted else 1.0)
            square += chance * step * step
    return 1.645 * math.sqrt(square)


def _unit_chances(mark: Mark) -> "np.typing.NDArray[np.float64]":
    """The chance of each number of credit units of one mark."""
    step = round(mark.weight * _UNITS / mark.top * (0.5 if mark.hinted else 1.0))
    chances = np.zeros(step * mark.top + 1)
    neighbours = [level for level in (mark.level - 1, mark.level + 1) if 0 <= level <= mark.top]
    chances[mark.level * step] = mark.confidence
    for level in neighbours:
        chances[level * step] += (1 - mark.confidence) / len(neighbours)
    return chances
