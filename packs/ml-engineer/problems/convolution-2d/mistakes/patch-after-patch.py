"""Convolution that visits every patch."""

import numpy as np


def conv2d(images, kernels, bias=None, stride=(1, 1), padding=(0, 0)):
    """Slide kernels over images."""
    images, kernels = np.asarray(images, dtype=float), np.asarray(kernels, dtype=float)
    n, c, h, w = images.shape
    f, kc, kh, kw = kernels.shape
    sy, sx = stride
    py, px = padding
    if c != kc or min(stride) < 1 or min(padding) < 0 or kh > h + 2 * py or kw > w + 2 * px:
        raise ValueError("shapes do not fit")
    x = np.pad(images, ((0, 0), (0, 0), (py, py), (px, px)))
    oh, ow = (h + 2 * py - kh) // sy + 1, (w + 2 * px - kw) // sx + 1
    out = np.zeros((n, f, oh, ow))
    for y in range(oh):
        for z in range(ow):
            patch = x[:, None, :, y * sy : y * sy + kh, z * sx : z * sx + kw]
            out[:, :, y, z] = (patch * kernels[None]).sum(axis=(2, 3, 4))
    return out if bias is None else out + np.reshape(bias, (f, 1, 1))
