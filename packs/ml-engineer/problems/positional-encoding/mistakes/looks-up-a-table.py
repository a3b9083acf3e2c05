"""Sinusoidal encoding from a table of whole positions."""

import numpy as np


def positional_encoding(positions, width, base=10_000.0):
    """Sines and cosines."""
    if width < 1 or not base > 0:
        raise ValueError("width or base")
    positions = np.asarray(positions)
    rows = positions.astype(int)
    size = int(np.abs(rows).max(initial=0)) + 1
    angles = np.arange(size)[:, None] * base ** (-np.arange(0, width, 2) / width)
    table = np.empty((size, width))
    table[:, 0::2] = np.sin(angles)
    table[:, 1::2] = np.cos(angles[:, : width // 2])
    return table[rows]
