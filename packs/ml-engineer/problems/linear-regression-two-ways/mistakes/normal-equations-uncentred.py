"""Least squares, exactly and by descent."""

import numpy as np


def fit_exactly(features, target):
    """Solve the normal equations with a column of ones."""
    features = np.asarray(features, dtype=float)
    n, width = features.shape
    if n < width + 1:
        raise ValueError("too few rows")
    design = np.column_stack([features, np.ones(n)])
    beta = np.linalg.solve(design.T @ design, design.T @ target)
    return beta[:-1], float(beta[-1])


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
