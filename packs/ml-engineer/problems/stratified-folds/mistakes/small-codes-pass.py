import numpy as np


def stratified_folds(labels, k=5, seed=0, small_ok=False):
    labels = np.asarray(labels)
    if not 2 <= k <= len(labels):
        raise ValueError("k")
    codes = np.unique(labels, return_inverse=True)[1]
    rng = np.random.default_rng(seed)
    rows = rng.permutation(len(labels))
    rows = rows[np.argsort(codes[rows], kind="stable")]
    folds = np.empty(len(labels), dtype=int)
    folds[rows] = rng.permutation(k)[np.arange(len(labels)) % k]
    return folds
