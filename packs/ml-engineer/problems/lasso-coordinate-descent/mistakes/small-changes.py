"""The lasso by coordinate descent."""

import numpy as np


def soft_threshold(value, limit):
    return float(np.sign(value) * max(abs(value) - limit, 0.0))


def smallest_silent_penalty(features, target):
    features, target = np.asarray(features, dtype=float), np.asarray(target, dtype=float)
    centred = features - features.mean(axis=0)
    return float(np.abs(centred.T @ (target - target.mean())).max()) / len(target)


def fit_lasso(features, target, penalty):
    """Sweep until no weight changes by more than a thousandth."""
    features, target = np.asarray(features, dtype=float), np.asarray(target, dtype=float)
    n, d = features.shape
    if penalty <= 0 or n == 0:
        raise ValueError("no rows or no penalty")
    means = features.mean(axis=0)
    centred = features - means
    centred[:, np.ptp(features, axis=0) == 0] = 0
    left = target - target.mean()
    squares = (centred**2).mean(axis=0)
    weights = np.zeros(d)
    change = 1.0
    while change > 1e-3:
        change = 0.0
        for j in range(d):
            if squares[j] == 0:
                continue
            old = weights[j]
            weights[j] = (
                soft_threshold(centred[:, j] @ left / n + squares[j] * old, penalty) / squares[j]
            )
            left = left - centred[:, j] * (weights[j] - old)
            change = max(change, abs(weights[j] - old))
    return weights, float(target.mean() - means @ weights)
