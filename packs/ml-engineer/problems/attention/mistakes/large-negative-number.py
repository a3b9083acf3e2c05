"""Scaled dot-product attention."""

import numpy as np


def attention(queries, keys, values, keep=None, causal=False):
    """Average the values by softmax weights."""
    q, k, v = (np.asarray(x, dtype=float) for x in (queries, keys, values))
    m, n, d = q.shape[-2], k.shape[-2], q.shape[-1]
    scores = q @ np.swapaxes(k, -1, -2) / np.sqrt(d)
    allowed = np.ones((m, n), dtype=bool)
    if causal:
        allowed = np.arange(n)[None, :] <= np.arange(m)[:, None] + (n - m)
    if keep is not None:
        allowed = allowed & keep[..., None, :]
        v = np.where(keep[..., None], v, 0)
    scores = np.where(allowed, scores, -1e9)
    if n == 0:
        return np.zeros(scores.shape[:-1] + v.shape[-1:]), scores
    top = scores.max(axis=-1, keepdims=True)
    top[top == -np.inf] = 0
    exps = np.exp(scores - top)
    total = exps.sum(axis=-1, keepdims=True)
    weights = np.divide(exps, total, out=np.zeros_like(exps), where=total > 0)
    return weights @ v, weights
