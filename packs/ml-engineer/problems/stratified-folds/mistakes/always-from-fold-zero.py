import numpy as np


def stratified_folds(labels, k=5, seed=0, small_ok=False):
    labels = np.asarray(labels)
    if not 2 <= k <= len(labels):
        raise ValueError("k")
    rng = np.random.default_rng(seed)
    kinds, codes, sizes = np.unique(labels, return_inverse=True, return_counts=True)
    if sizes.min() < k and not small_ok:
        raise ValueError(f"too few rows of {kinds[sizes.argmin()]}")
    order = np.argsort(codes, kind="stable")
    names = rng.permutation(k)
    folds = np.empty(len(labels), dtype=int)
    for rows in np.split(order, np.cumsum(sizes)[:-1]):
        folds[rng.permutation(rows)] = names[np.arange(len(rows)) % k]
    return folds
