"""Sinusoidal encoding of positions."""

import numpy as np


def positional_encoding(positions: np.ndarray, width: int, base: float = 10_000.0) -> np.ndarray:
    """Encode positions as sines and cosines of falling frequency.

    Args:
        positions: Numbers of any shape (...), negative or fractional ones too.
        width: How many columns to give each position, odd or even.
        base: What the frequencies fall towards one over.

    Returns:
        Shape (..., width), float64.

    Raises:
        ValueError: The width is below 1, or the base is not above 0.
    """
    raise NotImplementedError
