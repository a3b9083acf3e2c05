import numpy as np


def stratified_folds(labels, k=5, seed=0, small_ok=False):
    labels = np.asarray(labels)
    if not 2 <= k <= len(labels):
        raise ValueError("k")
    kinds, codes, sizes = np.unique(labels, return_inverse=True, return_counts=True)
    if sizes.min() < k and not small_ok:
        raise ValueError(f"too few rows of {kinds[sizes.argmin()]}")
    rows = np.random.default_rng(seed).permutation(len(labels))
    rows = rows[np.argsort(codes[rows], kind="stable")]
    folds = np.empty(len(labels), dtype=int)
    folds[rows] = np.arange(len(labels)) % k
    return folds
