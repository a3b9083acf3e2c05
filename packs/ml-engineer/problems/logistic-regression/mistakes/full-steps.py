"""Logistic regression with a penalty."""

import numpy as np


def sigmoid(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + small), small / (1 + small))


def predict_probability(features, weights, intercept):
    return sigmoid(np.asarray(features, dtype=float) @ weights + intercept)


def losses(logits, labels):
    return np.logaddexp(0.0, np.where(np.asarray(labels) == 1, -1.0, 1.0) * logits)


def log_loss(logits, labels):
    return float(np.mean(losses(np.asarray(logits, dtype=float), labels)))


def fit_logistic(features, labels, penalty=1.0):
    """Newton's method with a column of ones for the intercept."""
    labels = np.asarray(labels).astype(int)
    if penalty <= 0 or set(labels.tolist()) != {0, 1}:
        raise ValueError("bad penalty or labels")
    ridge = np.append(np.full(np.shape(features)[1], float(penalty)), 0.0)
    design = np.column_stack([np.asarray(features, dtype=float), np.ones(len(labels))])

    beta = np.zeros(design.shape[1])
    for _ in range(100):
        p = sigmoid(design @ beta)
        gradient = design.T @ (p - labels) + ridge * beta
        hessian = (design.T * (p * (1 - p))) @ design + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        small = gradient @ step < 1e-9
        beta = beta - step
        if small:
            break
    return beta[:-1], float(beta[-1])
