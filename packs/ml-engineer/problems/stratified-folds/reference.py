"""Folds for cross-validation that all look like the whole."""

import numpy as np
from numpy.typing import ArrayLike


def stratified_folds(
    labels: ArrayLike, k: int = 5, seed: int = 0, small_ok: bool = False
) -> np.ndarray:
    """The fold of each row, every class spread evenly over k folds.

    The rows are shuffled, laid out class by class, and dealt to the folds in turn like cards.
    Dealing never begins anew, so any stretch of neighbours, be it a class or all rows, is spread
    within one. One sort: O(n log n) time, O(n) memory, whatever the number of classes.

    Args:
        labels: Strings or whole numbers, shape (n,).
        k: How many folds, from 2 to n.
        seed: Decides which rows meet.
        small_ok: Let classes of fewer than k rows be missing from some folds.

    Returns:
        Numbers from 0 to k - 1, shape (n,).

    Raises:
        ValueError: k is out of range, or a class has fewer than k rows and that is not allowed.

    >>> folds = stratified_folds(["lid"] * 4 + ["clock"] * 6, k=2)
    >>> sorted(folds[:4].tolist()), sorted(folds[4:].tolist())
    ([0, 0, 1, 1], [0, 0, 0, 1, 1, 1])
    """
    labels = np.asarray(labels)
    count = len(labels)
    if not 2 <= k <= count:
        raise ValueError(f"k must be from 2 to {count}, not {k}")
    kinds, codes, sizes = np.unique(labels, return_inverse=True, return_counts=True)
    if sizes.min() < k and not small_ok:
        rare = kinds[sizes.argmin()]
        raise ValueError(f"{rare} has {sizes.min()} rows, fewer than the {k} folds")
    dice = np.random.default_rng(seed)
    rows = dice.permutation(count)
    rows = rows[np.argsort(codes[rows], kind="stable")]  # class by class, in random order within
    folds = np.empty(count, dtype=int)
    # The first places of the deal get the rows left over: whose they are is drawn, too.
    folds[rows] = dice.permutation(k)[np.arange(count) % k]
    return folds
