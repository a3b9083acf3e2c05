"""Means over seeds with their 95% intervals, in plain Python: a kept result is read at once."""

from collections.abc import Sequence
from functools import cache
from math import atan, cos, fsum, pi, sin, sqrt

from greenroom.labs.model import Estimate

LEVEL = 0.95


def estimate(values: Sequence[float]) -> Estimate:
    """The mean of independent values and Student's 95% interval around it.

    One value alone, or values all the same, give an interval of no width.

    >>> estimate([1.0, 2.0, 3.0]).mean
    2.0
    """
    kept = tuple(float(value) for value in values)
    mean = fsum(kept) / len(kept)
    half = 0.0 if len(set(kept)) == 1 else t_quantile(len(kept) - 1) * _error(kept, mean)
    return Estimate(mean=mean, low=mean - half, high=mean + half, values=kept)


def paired(these: Sequence[float], others: Sequence[float]) -> Estimate:
    """The others minus these, seed by seed: what all seeds share falls out of the interval."""
    return estimate([other - this for this, other in zip(these, others, strict=True)])


def unpaired(these: Sequence[float], others: Sequence[float]) -> Estimate:
    """The others minus these where the seeds differ, with Welch's interval; no values by seed."""
    first, second = estimate(these), estimate(others)
    a, b = _error(first.values, first.mean) ** 2, _error(second.values, second.mean) ** 2
    mean, half = second.mean - first.mean, 0.0
    if a + b > 0:
        freedom = (a + b) ** 2 / (a**2 / (len(these) - 1) + b**2 / (len(others) - 1))
        half = t_quantile(max(1, int(freedom))) * sqrt(a + b)
    return Estimate(mean=mean, low=mean - half, high=mean + half, values=())


def is_clear(effect: Estimate) -> bool:
    """Whether the interval leaves out zero."""
    return effect.low > 0 or effect.high < 0


@cache
def t_quantile(freedom: int) -> float:
    """How many standard errors Student's 95% interval reaches to each side.

    Bisects the closed form of the distribution for whole degrees of freedom
    (Abramowitz and Stegun, 26.7.3 and 26.7.4).

    >>> round(t_quantile(4), 4), round(t_quantile(1), 3)
    (2.7764, 12.706)
    """
    low, high = 0.0, 64.0
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if _within(middle, freedom) < LEVEL else (low, middle)
    return (low + high) / 2


def _within(t: float, freedom: int) -> float:
    """The chance that |T| is at most t."""
    theta = atan(t / sqrt(freedom))
    term = total = cos(theta) if freedom % 2 else 1.0
    for power in range(2 + freedom % 2, freedom - 1, 2):
        term *= cos(theta) ** 2 * (power - 1) / power
        total += term
    if freedom == 1:
        return 2 * theta / pi
    return 2 / pi * (theta + sin(theta) * total) if freedom % 2 else sin(theta) * total


def _error(values: Sequence[float], mean: float) -> float:
    """The standard error of a mean; 0 for one value."""
    if len(values) < 2:
        return 0.0
    spread = fsum((value - mean) ** 2 for value in values) / (len(values) - 1)
    return sqrt(spread / len(values))
