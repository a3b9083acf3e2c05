"""Cross-entropy averaged over all places, counted or not."""

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
    n = targets.size
    z = logits[mask]
    z = z - z.max(axis=1, keepdims=True)
    log_probs = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    rows = np.arange(len(chosen))
    slopes = np.exp(log_probs)
    slopes[rows, chosen] -= 1
    grad[mask] = slopes / n
    return float(-log_probs[rows, chosen].sum() / n), grad
