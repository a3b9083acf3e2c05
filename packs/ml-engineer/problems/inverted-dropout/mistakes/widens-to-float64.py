"""Inverted dropout."""

import numpy as np


def dropout(x, rate, draw, training=True, shared=()):
    """Drop values at random."""
    if not 0 <= rate < 1:
        raise ValueError("rate must be in [0, 1)")
    if not training or rate == 0:
        return x.copy(), np.ones_like(x)
    shape = list(x.shape)
    for axis in shared:
        shape[axis] = 1
    keep = draw(tuple(shape)) >= rate
    mask = np.broadcast_to(keep, x.shape) / (1 - rate)
    return np.where(mask > 0, x * mask, 0.0), mask
