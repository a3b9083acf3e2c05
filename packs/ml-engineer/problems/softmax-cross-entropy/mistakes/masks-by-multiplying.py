"""Cross-entropy that computes every place and multiplies the ignored ones by zero."""

import numpy as np


def cross_entropy(logits, targets, ignore=-100):
    """Mean loss and gradient."""
    logits, targets = np.asarray(logits, dtype=float), np.asarray(targets)
    if targets.shape != logits.shape[:-1]:
        raise ValueError("shapes")
    k = logits.shape[-1]
    z, t = logits.reshape(-1, k), targets.reshape(-1)
    mask = (t != ignore).astype(float)
    if ((t < 0) | (t >= k))[mask == 1].any():
        raise ValueError("target")
    safe = np.where(mask == 1, t, 0)
    z = z - z.max(axis=1, keepdims=True)
    log_probs = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    rows = np.arange(len(safe))
    n = max(mask.sum(), 1.0)
    loss = float((-log_probs[rows, safe] * mask).sum() / n)
    slopes = np.exp(log_probs)
    slopes[rows, safe] -= 1
    return loss, (slopes * mask[:, None] / n).reshape(logits.shape)
