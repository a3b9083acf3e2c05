"""Inverted dropout."""

import numpy as np


def dropout(x, rate, draw, training=True, shared=()):
    """Drop values at random."""
    if not 0 <= rate < 1:
        raise ValueError("rate must be in [0, 1)")
    shape = list(x.shape)
    for axis in shared:
        shape[axis] = 1
    keep = draw(tuple(shape)) >= rate
    if not training:
        return x.copy(), np.ones_like(x)
    mask = (keep / (1 - rate)).astype(x.dtype) * np.ones_like(x)
    return np.where(mask > 0, x * mask, np.zeros_like(x)), mask
