from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

Statistic = Callable[[np.ndarray], np.ndarray]  # resamples (b, n) to their statistics (b,)


def interval(
    values: ArrayLike,
    statistic: Statistic | None = None,
    level: float = 0.95,
    draws: int = 2000,
    seed: int = 0,
) -> tuple[float, float]:
    """The percentile interval of a statistic."""
    raise NotImplementedError


def paired_interval(
    first: ArrayLike,
    second: ArrayLike,
    statistic: Statistic | None = None,
    level: float = 0.95,
    draws: int = 2000,
    seed: int = 0,
) -> tuple[float, float]:
    """The percentile interval of how much a statistic differs between two paired samples."""
    raise NotImplementedError
