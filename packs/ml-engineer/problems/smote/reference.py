"""SMOTE: synthetic rows of the rarer class, between a row and one of its neighbours."""

import numpy as np
from numpy.typing import ArrayLike


def smote(
    features: ArrayLike, labels: ArrayLike, k: int = 5, seed: int = 0
) -> tuple[np.ndarray, np.ndarray]:
    """Balance two classes with rows between neighbours of the rarer one.

    For m rare rows the neighbours take O(m² (d + log m)) time and O(m (d + k)) memory; the new
    rows themselves are linear in their number.

    Args:
        features: Shape (n, d).
        labels: Zeros and ones, shape (n,).
        k: How many neighbours a row may go towards.
        seed: Decides all draws.

    Returns:
        The features and labels of all rows as they were, followed by the new ones.

    Raises:
        ValueError: k is below 1, a label is not 0 or 1, lengths differ, a class has no rows, or
            rows are needed between rows of a class that has only one.

    >>> x, y = smote([[0.0], [1.0], [2.0], [8.0], [9.0]], [0, 0, 0, 1, 1])
    >>> x.shape, y.tolist()
    ((6, 1), [0, 0, 0, 1, 1, 1])
    """
    features, labels = np.array(features, dtype=float), np.array(labels)  # copies
    if features.shape[:1] != labels.shape:
        raise ValueError(f"{labels.shape} labels do not fit {features.shape} features")
    if not np.isin(labels, (0, 1)).all():
        raise ValueError("labels must be 0 or 1")
    if k < 1:
        raise ValueError(f"k must be at least 1, not {k}")
    ones = int((labels == 1).sum())
    zeros = len(labels) - ones
    if not ones or not zeros:
        raise ValueError("both classes need rows")
    if ones == zeros:
        return features, labels
    rarer = int(ones < zeros)
    made = _between(features[labels == rarer], abs(ones - zeros), k, seed)
    return (
        np.concatenate([features, made]),
        np.concatenate([labels, np.full(len(made), rarer, dtype=labels.dtype)]),
    )


def _between(points: np.ndarray, count: int, k: int, seed: int) -> np.ndarray:
    """Make count rows, each on the straight way from a point to one of its neighbours."""
    if len(points) == 1:
        raise ValueError("the rarer class has a single row, and so no neighbours")
    dice = np.random.default_rng(seed)
    neighbours = _nearest(points, min(k, len(points) - 1))  # (m, k)
    start = dice.integers(len(points), size=count)
    towards = neighbours[start, dice.integers(neighbours.shape[1], size=count)]
    part = dice.uniform(size=(count, 1))  # one for all columns: on the line, not in the box
    return points[start] + part * (points[towards] - points[start])


def _nearest(points: np.ndarray, k: int) -> np.ndarray:
    """Each point's k nearest others, shape (m, k); row by row, since all offsets need m·m·d."""
    found = np.empty((len(points), k), dtype=int)
    for row, point in enumerate(points):
        squared = ((points - point) ** 2).sum(axis=1)
        squared[row] = np.inf  # never itself; looking for distance 0 would lose copies
        found[row] = np.argsort(squared, kind="stable")[:k]
    return found
