"""Cross-entropy that protects its logarithm with a small number."""

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
    z = logits[mask]
    exps = np.exp(z - z.max(axis=1, keepdims=True))
    probs = exps / exps.sum(axis=1, keepdims=True)
    rows = np.arange(len(chosen))
    loss = -np.log(probs[rows, chosen] + 1e-12).mean()
    probs[rows, chosen] -= 1
    grad[mask] = probs / len(chosen)
    return float(loss), grad
