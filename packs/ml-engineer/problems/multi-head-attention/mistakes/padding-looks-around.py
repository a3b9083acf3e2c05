"""Multi-head attention."""

import numpy as np


def multi_head_attention(x, weights, heads, keep=None, causal=False):
    """Attention with several heads, keys and values shared by groups of them."""
    x = np.asarray(x, dtype=float)
    b, t, width = x.shape
    wq, wk, wv, wo = (weights[name] for name in ("query", "key", "value", "out"))
    if heads < 1 or wq.shape[1] % heads:
        raise ValueError("heads")
    d = wq.shape[1] // heads
    groups = wk.shape[1] // d
    if groups == 0 or wk.shape[1] % d or heads % groups or wv.shape[1] % groups:
        raise ValueError("groups")
    dv = wv.shape[1] // groups
    if wo.shape[0] != heads * dv or (keep is not None and keep.shape != (b, t)):
        raise ValueError("shapes")
    if keep is None:
        keep = np.ones((b, t), dtype=bool)
    x = np.where(keep[..., None], x, 0)
    q = (x @ wq).reshape(b, t, heads, d).transpose(0, 2, 1, 3)
    k = (x @ wk).reshape(b, t, groups, d).transpose(0, 2, 1, 3)
    v = (x @ wv).reshape(b, t, groups, dv).transpose(0, 2, 1, 3)
    k = np.repeat(k, heads // groups, axis=1)
    v = np.repeat(v, heads // groups, axis=1)
    scores = q @ k.transpose(0, 1, 3, 2) / np.sqrt(d)
    mask = np.broadcast_to(keep[:, None, None, :], scores.shape)
    if causal:
        mask = mask & np.tril(np.ones((t, t), dtype=bool))
    scores = np.where(mask, scores, -np.inf)
    top = scores.max(axis=-1, keepdims=True, initial=-1e300)
    exps = np.exp(scores - top)
    att = exps / np.maximum(exps.sum(axis=-1, keepdims=True), 1e-300)
    out = (att @ v).transpose(0, 2, 1, 3).reshape(b, t, heads * dv) @ wo
    return out
