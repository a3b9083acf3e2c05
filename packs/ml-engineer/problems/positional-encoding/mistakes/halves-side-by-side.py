"""Sinusoidal encoding with all sines first and all cosines after them."""

import numpy as np


def positional_encoding(positions, width, base=10_000.0):
    """Sines and cosines."""
    if width < 1 or not base > 0:
        raise ValueError("width or base")
    positions = np.asarray(positions, dtype=float)
    frequencies = base ** (-np.arange(0, width, 2) / width)
    angles = positions[..., None] * frequencies
    return np.concatenate([np.sin(angles), np.cos(angles)], axis=-1)[..., :width]
