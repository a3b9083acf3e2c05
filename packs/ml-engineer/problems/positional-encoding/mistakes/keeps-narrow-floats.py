"""Sinusoidal encoding in the dtype of the positions."""

import numpy as np


def positional_encoding(positions, width, base=10_000.0):
    """Sines and cosines."""
    if width < 1 or not base > 0:
        raise ValueError("width or base")
    positions = np.asarray(positions)
    if positions.dtype.kind != "f":
        positions = positions.astype(float)
    frequencies = (base ** (-np.arange(0, width, 2) / width)).astype(positions.dtype)
    angles = positions[..., None] * frequencies
    encoding = np.empty((*positions.shape, width))
    encoding[..., 0::2] = np.sin(angles)
    encoding[..., 1::2] = np.cos(angles[..., : width // 2])
    return encoding
