"""Backpropagation whose loss is averaged over rows and outputs."""

import numpy as np


def mlp_gradients(x, y, weights, biases):
    """Loss and gradients."""
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    activations, last = [x], len(weights) - 1
    for i, (w, b) in enumerate(zip(weights, biases)):
        z = activations[-1] @ w + b
        activations.append(np.maximum(z, 0) if i < last else z)
    if activations[-1].shape != y.shape or len(y) == 0:
        raise ValueError("bad shapes")
    error = activations[-1] - y
    loss = 0.5 * float(np.mean(error**2))
    delta = error / error.size
    dw, db = [None] * len(weights), [None] * len(weights)
    for i in range(last, -1, -1):
        dw[i], db[i] = activations[i].T @ delta, delta.sum(axis=0)
        if i:
            delta = (delta @ np.asarray(weights[i], dtype=float).T) * (activations[i] > 0)
    return loss, dw, db
