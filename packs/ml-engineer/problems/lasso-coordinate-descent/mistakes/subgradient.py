"""The lasso by coordinate descent."""

import numpy as np


def soft_threshold(value, limit):
    return float(np.sign(value) * max(abs(value) - limit, 0.0))


def smallest_silent_penalty(features, target):
    features, target = np.asarray(features, dtype=float), np.asarray(target, dtype=float)
    centred = features - features.mean(axis=0)
    return float(np.abs(centred.T @ (target - target.mean())).max()) / len(target)


def fit_lasso(features, target, penalty):
    """Subgradient descent with a falling rate."""
    features, target = np.asarray(features, dtype=float), np.asarray(target, dtype=float)
    n, d = features.shape
    if penalty <= 0 or n == 0:
        raise ValueError("no rows or no penalty")
    means = features.mean(axis=0)
    centred, middle = features - means, target - target.mean()
    steepest = max(np.linalg.norm(centred, 2) ** 2 / n, 1e-12)
    weights = np.zeros(d)
    for step in range(2000):
        slope = centred.T @ (centred @ weights - middle) / n + penalty * np.sign(weights)
        weights = weights - slope / steepest / np.sqrt(step + 1)
    return weights, float(target.mean() - means @ weights)
