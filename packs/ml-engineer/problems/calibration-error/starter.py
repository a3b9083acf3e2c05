import numpy as np
from numpy.typing import ArrayLike

Row = tuple[int, float, float]  # crossings, their mean probability, share of them cancelled


def reliability_table(
    labels: ArrayLike, probabilities: ArrayLike, bins: int = 10, equal_mass: bool = False
) -> list[Row]:
    """One row for each bin that holds anything, lowest probabilities first."""
    raise NotImplementedError


def calibration_error(
    labels: ArrayLike, probabilities: ArrayLike, bins: int = 10, equal_mass: bool = False
) -> float:
    """The mean distance of announced and observed, over all rows, bin by bin."""
    raise NotImplementedError
