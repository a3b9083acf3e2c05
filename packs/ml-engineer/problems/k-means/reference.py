"""K-means by Lloyd's algorithm."""

import numpy as np
from numpy.typing import ArrayLike


def k_means(points: ArrayLike, k: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Group points around k centres, so that squared distances to the nearest centre are small.

    Args:
        points: Shape (n, d).
        k: How many centres, from 1 to n.
        seed: Decides which points the centres start from.

    Returns:
        The centres, shape (k, d), and the index of each point's centre, shape (n,).

    Raises:
        ValueError: k is not from 1 to n.
    """
    points = np.asarray(points, dtype=float)
    if not 1 <= k <= len(points):
        raise ValueError(f"k must be from 1 to {len(points)}, not {k}")
    start = np.random.default_rng(seed).choice(len(points), size=k, replace=False)
    centres = points[start]
    labels = _nearest(points, centres)
    while True:
        centres = _means(points, labels, centres)
        moved = _nearest(points, centres)
        if np.array_equal(moved, labels):
            return centres, labels
        labels = moved


def _nearest(points: np.ndarray, centres: np.ndarray) -> np.ndarray:
    """The index of each point's nearest centre; on a tie, the lower one."""
    offsets = points[:, np.newaxis, :] - centres[np.newaxis, :, :]  # (n, k, d)
    return (offsets * offsets).sum(axis=2).argmin(axis=1)


def _means(points: np.ndarray, labels: np.ndarray, centres: np.ndarray) -> np.ndarray:
    """Each centre's mean; a centre without points stays where it is."""
    moved = centres.copy()
    for label in range(len(centres)):
        mine = points[labels == label]
        if len(mine):
            moved[label] = mine.mean(axis=0)
    return moved
