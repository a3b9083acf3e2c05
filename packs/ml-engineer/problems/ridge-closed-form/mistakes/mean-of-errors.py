"""Ridge regression."""

import numpy as np


def fit_ridge(features, target, penalties):
    """Minimise the mean squared error plus the penalty."""
    features = np.asarray(features, dtype=float)
    penalties = np.asarray(penalties, dtype=float)
    n = len(features)
    if n == 0 or (penalties < 0).any():
        raise ValueError("no rows or a negative penalty")
    means, mean = features.mean(axis=0), np.mean(target)
    u, s, v = np.linalg.svd(features - means, full_matrices=False)
    keep = s > 1e-12 * max(s[0], 1e-300)
    u, s, v = u[:, keep], s[keep], v[keep]
    weights = (s / (s**2 + n * penalties[:, None]) * (u.T @ (target - mean))) @ v
    return weights, mean - weights @ means
