"""Sinusoidal encoding that cuts a wider table for odd widths."""

import numpy as np


def positional_encoding(positions, width, base=10_000.0):
    """Sines and cosines."""
    if width < 1 or not base > 0:
        raise ValueError("width or base")
    positions = np.asarray(positions, dtype=float)
    even = width + width % 2
    angles = positions[..., None] * base ** (-np.arange(0, even, 2) / even)
    encoding = np.empty((*positions.shape, even))
    encoding[..., 0::2], encoding[..., 1::2] = np.sin(angles), np.cos(angles)
    return encoding[..., :width]
