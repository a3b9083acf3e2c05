"""A gated recurrent unit."""

import numpy as np


def sigmoid(x):
    """Logistic function."""
    return 1 / (1 + np.exp(-np.clip(x, -500, 500)))


def gru_step(x, h, weights):
    """One step."""
    n = h.shape[-1]
    W, U, b = weights["input"], weights["hidden"], weights["bias"]
    r = sigmoid(x @ W[:, :n] + h @ U[:, :n] + b[:n])
    z = sigmoid(x @ W[:, n : 2 * n] + h @ U[:, n : 2 * n] + b[n : 2 * n])
    c = np.tanh(x @ W[:, 2 * n :] + r * (h @ U[:, 2 * n :]) + b[2 * n :])
    return z * h + (1 - z) * c


def gru(xs, lengths, weights, start=None, backward=False):
    """Run over padded sequences."""
    B, T, _ = xs.shape
    if lengths.shape != (B,) or (lengths < 0).any() or (lengths > T).any():
        raise ValueError("lengths")
    n = weights["hidden"].shape[0]
    h = np.zeros((B, n)) if start is None else np.array(start, dtype=float)
    out = np.zeros((B, T, n))
    steps = range(T - 1, -1, -1) if backward else range(T)
    for t in steps:
        live = (t < lengths)[:, None]
        h = np.where(live, gru_step(xs[:, t], h, weights), h)
        out[:, t] = np.where(live, h, 0)
    return out, h
