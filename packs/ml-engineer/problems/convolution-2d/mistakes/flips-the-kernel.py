"""Convolution as in signal processing."""

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
    kernels = kernels[:, :, ::-1, ::-1]
    x = np.pad(images, ((0, 0), (0, 0), (py, py), (px, px)))
    oh, ow = (h + 2 * py - kh) // sy + 1, (w + 2 * px - kw) // sx + 1
    out = np.zeros((n, f, oh, ow))
    for i in range(kh):
        for j in range(kw):
            part = x[:, :, i : i + sy * oh : sy, j : j + sx * ow : sx]
            out += np.einsum("ncyx,fc->nfyx", part, kernels[:, :, i, j])
    if bias is not None:
        out += np.reshape(bias, (1, f, 1, 1))
    return out
