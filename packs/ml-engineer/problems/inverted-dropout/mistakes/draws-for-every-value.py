"""Inverted dropout."""

import numpy as np


def dropout(x, rate, draw, training=True, shared=()):
    """Drop values at random."""
    if not 0 <= rate < 1:
        raise ValueError("rate must be in [0, 1)")
    if not training or rate == 0:
        return x.copy(), np.ones_like(x)
    keep = draw(x.shape) >= rate
    for axis in shared:
        keep = np.take(keep, [0], axis=axis)
    mask = (keep / (1 - rate)).astype(x.dtype) * np.ones_like(x)
    return np.where(mask > 0, x * mask, np.zeros_like(x)), mask
