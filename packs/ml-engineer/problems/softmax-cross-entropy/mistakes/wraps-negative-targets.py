"""Cross-entropy that indexes with whatever target it gets."""

import numpy as np


def cross_entropy(logits, targets, ignore=-100):
    """Mean loss and gradient."""
    logits, targets = np.asarray(logits, dtype=float), np.asarray(targets)
    if targets.shape != logits.shape[:-1]:
        raise ValueError("shapes")
    mask = targets != ignore
    chosen = targets[mask]
    grad = np.zeros(logits.shape)
    if len(chosen) == 0:
        return 0.0, grad
    z = logits[mask]
    z = z - z.max(axis=1, keepdims=True)
    log_probs = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    rows = np.arange(len(chosen))
    try:
        loss = float(-log_probs[rows, chosen].mean())
    except IndexError:
        raise ValueError("target") from None
    slopes = np.exp(log_probs)
    slopes[rows, chosen] -= 1
    grad[mask] = slopes / len(chosen)
    return loss, grad
