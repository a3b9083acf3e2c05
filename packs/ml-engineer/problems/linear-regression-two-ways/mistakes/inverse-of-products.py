"""Least squares, exactly and by descent."""

import numpy as np


def fit_exactly(features, target):
    """Centre, then solve the normal equations."""
    features = np.asarray(features, dtype=float)
    n, width = features.shape
    if n < width + 1:
        raise ValueError("too few rows")
    middle, mean = features.mean(axis=0), np.mean(target)
    centred = features - middle
    weights = np.linalg.inv(centred.T @ centred) @ centred.T @ (target - mean)
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
        weights = weights - rate * features.T @ errors / len(errors)
        intercept = intercept - rate * errors.mean()
    return weights, float(intercept), np.array(losses)
