"""Batch normalisation."""

import numpy as np


class BatchNorm:
    """Normalises columns."""

    def __init__(self, width, momentum=0.1, epsilon=1e-5):
        self.width, self.momentum, self.eps = width, momentum, epsilon
        self.gamma, self.beta = np.ones(width), np.zeros(width)
        self.running_mean, self.running_variance = np.zeros(width), np.ones(width)
        self.cache = None

    def forward(self, x, training):
        """Normalise a batch."""
        x = np.asarray(x, dtype=float)
        if x.ndim != 2 or x.shape[1] != self.width:
            raise ValueError("wrong width")
        if training:
            n = len(x)
            if n < 2:
                raise ValueError("need two rows")
            mean, var = x.mean(axis=0), x.var(axis=0)
            m = self.momentum
            self.running_mean = (1 - m) * self.running_mean + m * mean
            self.running_variance = (1 - m) * self.running_variance + m * var
        else:
            mean, var = self.running_mean, self.running_variance
        std = np.sqrt(var + self.eps)
        x_hat = (x - mean) / std
        if training:
            self.cache = (x_hat, std)
        return self.gamma * x_hat + self.beta

    def backward(self, slope):
        """Slopes by x, gamma and beta."""
        if self.cache is None:
            raise RuntimeError("no forward in training")
        x_hat, std = self.cache
        g = np.asarray(slope, dtype=float)
        d_gamma, d_beta = (g * x_hat).sum(axis=0), g.sum(axis=0)
        d_x = self.gamma / std * (g - g.mean(axis=0) - x_hat * (g * x_hat).mean(axis=0))
        return d_x, d_gamma, d_beta
