"""Cross-entropy with the softmax's Jacobian written out for every place."""

import numpy as np


def cross_entropy(logits, targets, ignore=-100):
    """Mean loss and gradient, by the chain rule through the probabilities."""
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
    z = z - z.max(axis=1, keepdims=True)
    log_probs = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    probs = np.exp(log_probs)
    k = probs.shape[1]
    jacobian = np.eye(k)[None] - np.ones((len(chosen), k, 1)) * probs[:, None, :]
    rows = np.arange(len(chosen))
    grad[mask] = -jacobian[rows, chosen] / len(chosen)
    return float(-log_probs[rows, chosen].mean()), grad
