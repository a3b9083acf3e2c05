"""Cross-entropy straight from the formula."""

import numpy as np


def cross_entropy(logits, targets, ignore=-100):
    """Mean loss and gradient."""
    logits, targets = np.asarray(logits, dtype=float), np.asarray(targets)
    if targets.shape != logits.shape[:-1]:
        raise ValueError("shapes")
    mask = targets != ignore
    chosen = targets[mask]
    if ((chosen < 0) | (chosen >= logits.shape[-1])).any():
        raise ValueError("target")
    grad = np.zeros(logits.shape)
    if len(chosen) == 0:
        return 0.0, grad
    exps = np.exp(logits[mask])
    probs = exps / exps.sum(axis=1, keepdims=True)
    rows = np.arange(len(chosen))
    loss = -np.log(probs[rows, chosen]).mean()
    probs[rows, chosen] -= 1
    grad[mask] = probs / len(chosen)
    return float(loss), grad
