"""Backpropagation with ReLU after every layer, the last one included."""

import numpy as np


def mlp_gradients(x, y, weights, biases):
    """Loss and gradients."""
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    activations = [x]
    for w, b in zip(weights, biases):
        activations.append(np.maximum(activations[-1] @ w + b, 0))
    if activations[-1].shape != y.shape or len(y) == 0:
        raise ValueError("bad shapes")
    n = len(y)
    error = activations[-1] - y
    delta = error / n
    dw, db = [], []
    for i in reversed(range(len(weights))):
        delta = delta * (activations[i + 1] > 0)
        dw.insert(0, activations[i].T @ delta)
        db.insert(0, delta.sum(axis=0))
        delta = delta @ np.asarray(weights[i], dtype=float).T
    return float((error**2).sum() / (2 * n)), dw, db
