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

    One matrix product for each element of the kernel: it weights the channels of all the pixels
    that this element ever meets. Beside the padded images and the result, memory holds one array
    of the result's size.

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
    images, kernels = np.asarray(images, dtype=float), np.asarray(kernels, dtype=float)
    if images.shape[1] != kernels.shape[1]:
        raise ValueError(f"{images.shape[1]} channels, but kernels for {kernels.shape[1]}")
    if min(stride) < 1 or min(padding) < 0:
        raise ValueError(f"impossible stride {stride} or padding {padding}")
    down, across = padding
    padded = np.pad(images, ((0, 0), (0, 0), (down, down), (across, across)))
    high = _places(padded.shape[2], kernels.shape[2], stride[0])
    wide = _places(padded.shape[3], kernels.shape[3], stride[1])
    found = np.zeros((len(kernels), len(images), high, wide))
    for row, column in np.ndindex(kernels.shape[2:]):
        met = padded[:, :, row :: stride[0], column :: stride[1]][:, :, :high, :wide]
        found += np.tensordot(kernels[:, :, row, column], met, axes=(1, 1))
    if bias is not None:
        found += np.asarray(bias, dtype=float)[:, None, None, None]
    return found.swapaxes(0, 1)  # (n, filters, high, wide)


def _places(length: int, kernel: int, stride: int) -> int:
    """In how many places a kernel fits along an axis."""
    if kernel > length:
        raise ValueError(f"a kernel of {kernel} does not fit into {length} padded pixels")
    return (length - kernel) // stride + 1
