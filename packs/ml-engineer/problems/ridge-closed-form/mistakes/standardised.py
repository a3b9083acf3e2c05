"""Ridge regression."""

import numpy as np


def fit_ridge(features, target, penalties):
    """Standardise the columns first, as one should before penalising."""
    features = np.asarray(features, dtype=float)
    penalties = np.asarray(penalties, dtype=float)
    if len(features) == 0 or (penalties < 0).any():
        raise ValueError("no rows or a negative penalty")
    means, mean = features.mean(axis=0), np.mean(target)
    scale = features.std(axis=0)
    scale[scale == 0] = 1
    u, s, v = np.linalg.svd((features - means) / scale, full_matrices=False)
    keep = s > 1e-12 * max(s[0], 1e-300)
    u, s, v = u[:, keep], s[keep], v[keep]
    weights = (s / (s**2 + penalties[:, None]) * (u.T @ (target - mean))) @ v / scale
    return weights, mean - weights @ means
