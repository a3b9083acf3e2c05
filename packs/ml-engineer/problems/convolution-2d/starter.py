"""A convolutional layer's forward pass."""

import numpy as np


def conv2d(
    images: np.ndarray,
    kernels: np.ndarray,
    bias: np.ndarray | None = None,
    stride: tuple[int, int] = (1, 1),
    padding: tuple[int, int] = (0, 0),
) -> np.ndarray:
    """Slide kernels over images.

    Args:
        images: Shape (n, channels, height, width).
        kernels: Shape (filters, channels, kernel height, kernel width).
        bias: Shape (filters,), or None.
        stride: Distance between patches, (down, across).
        padding: Zeros added on either side, (down, across).

    Returns:
        Shape (n, filters, out height, out width), float64.

    Raises:
        ValueError: Channels that differ, a kernel too large, an impossible stride or padding.
    """
    raise NotImplementedError
