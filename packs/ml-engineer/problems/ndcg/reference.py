"""Normalised discounted cumulative gain of one ranked list, with ties averaged exactly."""

import numpy as np
from numpy.typing import ArrayLike


def ndcg(grades: ArrayLike, scores: ArrayLike, k: int | None = None) -> float:
    """The discounted gain of the first k places over the best possible; ties in random order.

    In a random order of tied rows each of their places holds, on average, their mean gain. The
    expectation is linear, so these means can stand for the gains. O(n log n) time, O(n) memory.

    Args:
        grades: How fitting each row is, 0 or more, shape (n,).
        scores: The highest is shown first, shape (n,).
        k: How many places count; all when None.

    Returns:
        A number from 0 to 1; NaN when no grade is above 0.

    Raises:
        ValueError: k is below 1, a grade is negative or NaN, a score is NaN, or lengths differ.

    >>> ndcg([1, 0], [0.5, 0.5], k=1)
    0.5
    """
    grades, scores = np.asarray(grades, dtype=float), np.asarray(scores)
    if grades.shape != scores.shape:
        raise ValueError(f"{grades.shape} grades do not fit {scores.shape} scores")
    if not (grades >= 0).all():  # false for NaN, too
        raise ValueError("grades must be 0 or more")
    if np.isnan(scores).any():
        raise ValueError("a score is NaN, which has no place in an order")
    if k is not None and k < 1:
        raise ValueError(f"k must be at least 1, not {k}")
    gains = np.exp2(grades) - 1
    discounts = 1 / np.log2(np.arange(len(gains)) + 2)
    best = float(np.sort(gains)[::-1][:k] @ discounts[:k])
    if not best:
        return float("nan")
    _, group, sizes = np.unique(scores, return_inverse=True, return_counts=True)
    mean_gains = np.bincount(group, gains) / sizes  # of each distinct score, lowest first
    expected = np.repeat(mean_gains, sizes)[::-1]  # at each place, from the top, (n,)
    return float(expected[:k] @ discounts[:k] / best)
