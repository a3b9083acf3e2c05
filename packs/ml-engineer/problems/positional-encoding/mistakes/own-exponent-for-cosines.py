"""Sinusoidal encoding with a frequency of its own for every column."""

import numpy as np


def positional_encoding(positions, width, base=10_000.0):
    """Sines and cosines."""
    if width < 1 or not base > 0:
        raise ValueError("width or base")
    positions = np.asarray(positions, dtype=float)
    columns = np.arange(width)
    angles = positions[..., None] * base ** (-columns / width)
    return np.where(columns % 2 == 0, np.sin(angles), np.cos(angles))
