"""Ridge regression."""

import numpy as np


def fit_ridge(features, target, penalties):
    """Solve (X'X + penalty) w = X'y for each penalty."""
    features = np.asarray(features, dtype=float)
    n, d = features.shape
    if n == 0 or any(penalty < 0 for penalty in penalties):
        raise ValueError("no rows or a negative penalty")
    means, mean = features.mean(axis=0), np.mean(target)
    centred = features - means
    products, right = centred.T @ centred, centred.T @ (target - mean)
    weights = np.empty((len(penalties), d))
    for place, penalty in enumerate(penalties):
        if penalty > 0:
            weights[place] = np.linalg.solve(products + penalty * np.eye(d), right)
        else:
            weights[place] = np.linalg.lstsq(centred, target - mean, rcond=None)[0]
    return weights, mean - weights @ means
