"""Sinusoidal encoding of positions."""

import numpy as np


def positional_encoding(positions: np.ndarray, width: int, base: float = 10_000.0) -> np.ndarray:
    """Encode positions as sines and cosines of falling frequency.

    O(positions * width) time; one angle is computed for each pair of columns.

    Args:
        positions: Numbers of any shape (...), negative or fractional ones too.
        width: How many columns to give each position, odd or even.
        base: What the frequencies fall towards one over.

    Returns:
        Shape (..., width), float64.

    Raises:
        ValueError: The width is below 1, or the base is not above 0.

    >>> positional_encoding(np.array([0, 1]), 3).round(4).tolist()
    [[0.0, 1.0, 0.0], [0.8415, 0.5403, 0.0022]]
    """
    if width < 1:
        raise ValueError(f"the width must be 1 or more, and is {width}")
    if not base > 0:  # so that NaN is refused too
        raise ValueError(f"the base must be above 0, and is {base}")
    positions = np.asarray(positions, dtype=float)  # before multiplying: float32 has 7 digits
    exponents = np.arange(0, width, 2) / width  # one for each sine, (ceil(width / 2),)
    angles = positions[..., None] * base**-exponents  # (..., ceil(width / 2))
    encoding = np.empty((*positions.shape, width))
    encoding[..., 0::2] = np.sin(angles)
    encoding[..., 1::2] = np.cos(angles[..., : width // 2])  # an odd width has a cosine less
    return encoding
