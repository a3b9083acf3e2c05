"""Ridge regression."""

import numpy as np


def fit_ridge(features, target, penalties):
    """One decomposition, all singular values."""
    features = np.asarray(features, dtype=float)
    penalties = np.asarray(penalties, dtype=float)
    if len(features) == 0 or (penalties < 0).any():
        raise ValueError("no rows or a negative penalty")
    means, mean = features.mean(axis=0), np.mean(target)
    u, s, v = np.linalg.svd(features - means, full_matrices=False)
    weights = (s / (s**2 + penalties[:, None]) * (u.T @ (target - mean))) @ v
    return weights, mean - weights @ means
