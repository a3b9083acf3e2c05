import numpy as np


def stratified_folds(labels, k=5, seed=0, small_ok=False):
    labels = np.asarray(labels)
    if not 2 <= k <= len(labels):
        raise ValueError("k")
    rng = np.random.default_rng(seed)
    names = rng.permutation(k)
    folds = np.empty(len(labels), dtype=int)
    dealt = 0
    for kind in np.unique(labels):
        rows = np.flatnonzero(labels == kind)
        if len(rows) < k and not small_ok:
            raise ValueError(f"too few rows of {kind}")
        folds[rng.permutation(rows)] = names[(dealt + np.arange(len(rows))) % k]
        dealt += len(rows)
    return folds
