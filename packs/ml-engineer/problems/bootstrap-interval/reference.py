"""Percentile intervals by the bootstrap, for one sample and for the difference of a pair."""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import ArrayLike

Statistic = Callable[[np.ndarray], np.ndarray]  # resamples (b, n) to their statistics (b,)
AT_ONCE = 1_000_000  # drawn places that are held at a time: 8 MB


def interval(
    values: ArrayLike,
    statistic: Statistic | None = None,
    level: float = 0.95,
    draws: int = 2000,
    seed: int = 0,
) -> tuple[float, float]:
    """The percentile interval of a statistic; O(n · draws) time, in blocks of bounded memory.

    Args:
        values: Shape (n,).
        statistic: Of each resample; the mean when None.
        level: The share of the resamples that the interval holds.
        draws: How many resamples.
        seed: Decides all draws.

    Raises:
        ValueError: There are no values, one is NaN, or level or draws are out of range.

    >>> interval([4.0, 4.0, 4.0])
    (4.0, 4.0)
    """
    values, of = _sample(values), statistic or _mean
    places = _resampled(len(values), draws, seed)
    return _middle([of(values[block]) for block in places], level)


def paired_interval(
    first: ArrayLike,
    second: ArrayLike,
    statistic: Statistic | None = None,
    level: float = 0.95,
    draws: int = 2000,
    seed: int = 0,
) -> tuple[float, float]:
    """The percentile interval of how much a statistic differs between two paired samples.

    Both are resampled at the same places, so what makes a day hard for both cancels out.

    Args:
        first: Shape (n,).
        second: The same days, shape (n,).
        statistic: Of each resample; the mean when None.
        level: The share of the resamples that the interval holds.
        draws: How many resamples.
        seed: Decides all draws.

    Raises:
        ValueError: As interval, or the lengths differ.

    >>> paired_interval([3, 9, 6], [4, 10, 7])
    (1.0, 1.0)
    """
    first, second, of = _sample(first), _sample(second), statistic or _mean
    if len(first) != len(second):
        raise ValueError(f"{len(first)} values cannot be paired with {len(second)}")
    places = _resampled(len(first), draws, seed)
    return _middle([of(second[block]) - of(first[block]) for block in places], level)


def _sample(values: ArrayLike) -> np.ndarray:
    sample = np.asarray(values, dtype=float)
    if not len(sample) or np.isnan(sample).any():
        raise ValueError("a sample needs values, and none may be NaN")
    return sample


def _mean(resamples: np.ndarray) -> np.ndarray:
    return resamples.mean(axis=1)


def _resampled(count: int, draws: int, seed: int) -> Iterator[np.ndarray]:
    """Yield places in blocks of shape (b, count), draws rows in all."""
    if draws < 1:
        raise ValueError(f"there must be a draw, not {draws}")
    dice = np.random.default_rng(seed)
    rows = max(1, AT_ONCE // count)
    for done in range(0, draws, rows):
        yield dice.integers(count, size=(min(rows, draws - done), count))


def _middle(blocks: list[np.ndarray], level: float) -> tuple[float, float]:
    """The ends of the middle share of all statistics."""
    if not 0 < level < 1:
        raise ValueError(f"level must lie between 0 and 1, not at {level}")
    outside = (1 - level) / 2
    low, high = np.quantile(np.concatenate(blocks), [outside, 1 - outside])
    return float(low), float(high)
