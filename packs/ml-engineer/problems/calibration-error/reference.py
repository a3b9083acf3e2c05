"""How far announced probabilities are from what happened, bin by bin."""

import numpy as np
from numpy.typing import ArrayLike

Row = tuple[int, float, float]  # crossings, their mean probability, share of them cancelled


def reliability_table(
    labels: ArrayLike, probabilities: ArrayLike, bins: int = 10, equal_mass: bool = False
) -> list[Row]:
    """One row for each bin that holds anything, lowest probabilities first.

    Places are found by bisection: O(n log bins) time for bins of equal width, one sort and
    O(n log n) for bins of equal mass.

    Args:
        labels: Zeros and ones, shape (n,).
        probabilities: What was announced, from 0 to 1, shape (n,).
        bins: How many.
        equal_mass: Bins with the same number of rows, rather than of the same width.

    Returns:
        For each bin its rows, their mean probability, and the share with label 1.

    Raises:
        ValueError: There are no rows or no bins, lengths differ, or values are out of range.

    >>> reliability_table([0, 1, 1, 1], [0.25, 0.25, 0.75, 0.75], bins=2)
    [(2, 0.25, 0.5), (2, 0.75, 1.0)]
    """
    labels, probabilities = np.asarray(labels), np.asarray(probabilities, dtype=float)
    _refuse_broken(labels, probabilities, bins)
    if equal_mass:
        place = np.searchsorted(np.sort(probabilities), probabilities)  # of the first such row
        own = place * bins // len(labels)
    else:
        edges = np.arange(1, bins) / bins  # correctly rounded, as a decimal 0.57 is; linspace isn't
        own = np.searchsorted(edges, probabilities, side="right")
    _, own, counts = np.unique(own, return_inverse=True, return_counts=True)  # empty bins go
    announced = np.bincount(own, probabilities) / counts
    happened = np.bincount(own, labels == 1) / counts
    return list(zip(counts.tolist(), announced.tolist(), happened.tolist(), strict=True))


def calibration_error(
    labels: ArrayLike, probabilities: ArrayLike, bins: int = 10, equal_mass: bool = False
) -> float:
    """The mean distance of announced and observed, over all rows, bin by bin.

    Raises:
        ValueError: As reliability_table.

    >>> calibration_error([0, 1, 1, 1], [0.25, 0.25, 0.75, 0.75], bins=2)
    0.25
    """
    table = np.array(reliability_table(labels, probabilities, bins, equal_mass))  # (rows, 3)
    counts, announced, happened = table.T
    return float(np.average(np.abs(announced - happened), weights=counts))


def _refuse_broken(labels: np.ndarray, probabilities: np.ndarray, bins: int) -> None:
    if labels.shape != probabilities.shape or not labels.size:
        raise ValueError(f"{labels.shape} labels, {probabilities.shape} probabilities")
    if not ((probabilities >= 0) & (probabilities <= 1)).all():  # false for NaN, too
        raise ValueError("probabilities must be from 0 to 1")
    if not np.isin(labels, (0, 1)).all():
        raise ValueError("labels must be 0 or 1")
    if bins < 1:
        raise ValueError(f"there must be a bin, not {bins}")
