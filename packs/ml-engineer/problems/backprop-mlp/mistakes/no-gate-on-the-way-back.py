"""Backpropagation that lets every slope through ReLU."""

import numpy as np


def mlp_gradients(x, y, weights, biases):
    """Loss and gradients."""
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    activations = [x]
    for i, (w, b) in enumerate(zip(weights, biases)):
        z = activations[-1] @ w + b
        activations.append(z if i == len(weights) - 1 else np.maximum(z, 0))
    if activations[-1].shape != y.shape or len(y) == 0:
        raise ValueError("bad shapes")
    n = len(y)
    delta = (activations[-1] - y) / n
    loss = float(((activations[-1] - y) ** 2).sum() / (2 * n))
    dw, db = [None] * len(weights), [None] * len(weights)
    for i in range(len(weights) - 1, -1, -1):
        dw[i] = activations[i].T @ delta
        db[i] = delta.sum(axis=0)
        delta = delta @ np.asarray(weights[i], dtype=float).T
    return loss, dw, db
