"""Backpropagation that subtracts y whatever its shape."""

import numpy as np


def mlp_gradients(x, y, weights, biases):
    """Loss and gradients."""
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if len(x) == 0:
        raise ValueError("no rows")
    activations, last = [x], len(weights) - 1
    for i, (w, b) in enumerate(zip(weights, biases)):
        z = activations[-1] @ w + b
        activations.append(np.maximum(z, 0) if i < last else z)
    error = activations[-1] - y
    loss = 0.5 * float((error**2).sum(axis=-1).mean())
    delta = error / len(x)
    dw, db = [None] * len(weights), [None] * len(weights)
    for i in range(last, -1, -1):
        dw[i], db[i] = activations[i].T @ delta, delta.sum(axis=0)
        if i:
            delta = (delta @ np.asarray(weights[i], dtype=float).T) * (activations[i] > 0)
    return loss, dw, db
