"""Batch normalisation with running statistics."""

import numpy as np


class BatchNorm:
    """Puts every column on one scale, by the batch in training and by memory afterwards.

    Every call is O(n * width); between calls one normalised batch is kept for `backward`.
    """

    def __init__(self, width: int, momentum: float = 0.1, epsilon: float = 1e-5) -> None:
        """Begin with mean 0, variance 1, gamma 1 and beta 0 for each of `width` columns."""
        self.gamma = np.ones(width)
        self.beta = np.zeros(width)
        self.running_mean = np.zeros(width)
        self.running_variance = np.ones(width)
        self._width, self._momentum, self._epsilon = width, momentum, epsilon
        # of the last training call: the normalised batch (n, width) and 1 / deviation (width,)
        self._last: tuple[np.ndarray, np.ndarray] | None = None

    def forward(self, x: np.ndarray, training: bool) -> np.ndarray:
        """Normalise rows of shape (n, width).

        Raises:
            ValueError: Another width, or fewer than two rows in training.
        """
        x = np.asarray(x, dtype=float)
        if x.ndim != 2 or x.shape[1] != self._width:
            raise ValueError(f"expected (n, {self._width}), got {x.shape}")
        if not training:
            scale = self._scale(self.running_variance)
            return self.gamma * ((x - self.running_mean) * scale) + self.beta
        if len(x) < 2:
            raise ValueError("the variance of a batch needs two rows")
        mean = x.mean(axis=0)
        centred = x - mean  # before squaring: far from zero the squares would cancel badly
        squares = (centred**2).sum(axis=0)
        scale = self._scale(squares / len(x))
        self._remember(mean, squares / (len(x) - 1))
        self._last = centred * scale, scale
        return self.gamma * self._last[0] + self.beta

    def backward(self, slope: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the slopes by x (n, width), gamma and beta (width,) of the last training call.

        Each x moves its own output, and through the batch's mean and variance all the others:
        that takes out of the slope its mean and its part along the normalised column.

        Raises:
            RuntimeError: There was no training call.
        """
        if self._last is None:
            raise RuntimeError("backward needs a forward call in training before it")
        normal, scale = self._last
        slope = np.asarray(slope, dtype=float)
        along = slope * normal  # (n, width)
        by_x = self.gamma * scale * (slope - slope.mean(axis=0) - normal * along.mean(axis=0))
        return by_x, along.sum(axis=0), slope.sum(axis=0)

    def _scale(self, variance: np.ndarray) -> np.ndarray:
        return 1.0 / np.sqrt(variance + self._epsilon)

    def _remember(self, mean: np.ndarray, variance: np.ndarray) -> None:
        kept = 1.0 - self._momentum
        self.running_mean = kept * self.running_mean + self._momentum * mean
        self.running_variance = kept * self.running_variance + self._momentum * variance
