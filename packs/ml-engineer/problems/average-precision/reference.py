"""Average precision: what going down a ranked list finds, in one number."""

import numpy as np
from numpy.typing import ArrayLike


def average_precision(
    labels: ArrayLike, scores: ArrayLike, weights: ArrayLike | None = None
) -> float:
    """Precision averaged over the rises of recall, going down the distinct scores.

    Rows of equal score form one step, so their order cannot matter. One sort: O(n log n) time and
    O(n) memory.

    Args:
        labels: Zeros and ones, shape (n,).
        scores: Numbers of any scale, shape (n,).
        weights: What each row counts, shape (n,); 1 each when None.

    Returns:
        A number from 0 to 1; NaN without a positive of weight.

    Raises:
        ValueError: Lengths differ, a label is not 0 or 1, a score is NaN, or a weight is negative
            or not finite.

    >>> average_precision([1, 0, 1, 0], [0.9, 0.8, 0.7, 0.7])
    0.75
    """
    labels, scores = np.asarray(labels), np.asarray(scores)
    weights = np.ones(len(labels)) if weights is None else np.asarray(weights, dtype=float)
    _refuse_broken(labels, scores, weights)
    counts = weights > 0  # a row of no weight would make the first precision 0 / 0
    labels, scores, weights = labels[counts], scores[counts], weights[counts]
    _, step = np.unique(scores, return_inverse=True)
    found = np.bincount(step, weights * (labels == 1))[::-1]  # weight of positives, (steps,)
    seen = np.bincount(step, weights)[::-1]  # from the highest score down
    if not found.any():
        return float("nan")
    precision = found.cumsum() / seen.cumsum()
    return float((found * precision).sum() / found.sum())


def _refuse_broken(labels: np.ndarray, scores: np.ndarray, weights: np.ndarray) -> None:
    if not labels.shape == scores.shape == weights.shape:
        raise ValueError(f"shapes differ: {labels.shape}, {scores.shape}, {weights.shape}")
    if not np.isin(labels, (0, 1)).all():
        raise ValueError("labels must be 0 or 1")
    if np.isnan(scores).any():
        raise ValueError("a score is NaN, which has no place in an order")
    if not (np.isfinite(weights) & (weights >= 0)).all():
        raise ValueError("weights must be finite and not negative")
