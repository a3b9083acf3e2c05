"""Least squares, exactly and by descent."""

import numpy as np


def fit_exactly(features, target):
    """Centre, then solve by QR."""
    features = np.asarray(features, dtype=float)
    n, width = features.shape
    if n < width + 1:
        raise ValueError("too few rows")
    middle, mean = features.mean(axis=0), np.mean(target)
    q, r = np.linalg.qr(features - middle)
    weights = np.linalg.solve(r, q.T @ (target - mean))
    return weights, float(mean - middle @ weights)


def fit_by_descent(features, target, rate, steps):
    """Plain gradient descent."""
    features = np.asarray(features, dtype=float)
    weights, intercept, losses = np.zeros(features.shape[1]), 0.0, []
    for _ in range(steps):
        errors = features @ weights + intercept - target
        loss = np.mean(errors**2) / 2
        if not np.isfinite(loss):
            raise ValueError("diverged")
        losses.append(loss)
        weights = weights - rate * features.T @ errors
        intercept = intercept - rate * errors.sum()
    return weights, float(intercept), np.array(losses)
