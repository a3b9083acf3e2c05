"""The area under the ROC curve, from ranks."""

import numpy as np
from numpy.typing import ArrayLike


def roc_auc(labels: ArrayLike, scores: ArrayLike) -> float:
    """The chance that a random positive scores above a random negative; a tie is half a win.

    A positive's rank counts the rows it beats, itself, and half of those it ties with. Summed over
    the positives, less what they get from each other, that is the number of pairs won. One sort:
    O(n log n) time, O(n) memory. Ranks are multiples of one half, so the sum is exact.

    Args:
        labels: Zeros and ones, shape (n,).
        scores: Numbers of any scale, shape (n,).

    Raises:
        ValueError: A class is missing, a label is not 0 or 1, a score is NaN, or lengths differ.

    >>> roc_auc([0, 1, 0, 1], [0.1, 0.4, 0.4, 0.9])
    0.875
    """
    labels, scores = np.asarray(labels), np.asarray(scores)
    if labels.shape != scores.shape:
        raise ValueError(f"{labels.shape} labels do not fit {scores.shape} scores")
    if not np.isin(labels, (0, 1)).all():
        raise ValueError("labels must be 0 or 1")
    if np.isnan(scores).any():
        raise ValueError("a score is NaN, which has no place in an order")
    positive = labels == 1
    positives = int(positive.sum())
    negatives = len(labels) - positives
    if not positives or not negatives:
        raise ValueError("both classes must occur")
    _, group, sizes = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = np.cumsum(sizes) - (sizes - 1) / 2  # mean rank of each distinct score
    pairs_won = ranks[group[positive]].sum() - positives * (positives + 1) / 2
    return float(pairs_won / (positives * negatives))
