"""Isotonic regression by pooling adjacent violators."""

import numpy as np
from numpy.typing import ArrayLike


class Isotonic:
    """The least-squares curve that never falls.

    Attributes:
        places: The distinct x, rising, shape (p,).
        levels: The fitted value at each of them, shape (p,).

    >>> Isotonic().fit([1, 2, 3, 4], [1, 3, 2, 4]).predict([0, 1.5, 2.5, 9]).tolist()
    [1.0, 1.75, 2.5, 4.0]
    """

    def __init__(self) -> None:
        """Start without a curve."""
        self.places = np.zeros(0)
        self.levels = np.zeros(0)

    def fit(self, x: ArrayLike, y: ArrayLike, weights: ArrayLike | None = None) -> "Isotonic":
        """Find the levels; return self.

        Sorting takes O(n log n); pooling is linear, since every place joins a block once.

        Args:
            x: Shape (n,).
            y: Shape (n,).
            weights: What each row counts, above 0, shape (n,); 1 each when None.

        Raises:
            ValueError: There are no rows, lengths differ, or a number is out of range.
        """
        x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
        weights = np.ones(len(x)) if weights is None else np.asarray(weights, dtype=float)
        if not x.size or not x.shape == y.shape == weights.shape:
            raise ValueError(f"shapes do not fit: {x.shape}, {y.shape}, {weights.shape}")
        if not np.isfinite([x, y, weights]).all() or not (weights > 0).all():
            raise ValueError("numbers must be finite, and weights above 0")
        self.places, row = np.unique(x, return_inverse=True)
        masses = np.bincount(row, weights)  # rows of equal x count as one, at their mean
        means = np.bincount(row, weights * y) / masses
        self.levels = _pooled(means.tolist(), masses.tolist())
        return self

    def predict(self, x: ArrayLike) -> np.ndarray:
        """The curve at other places: straight between its own, constant beyond the ends.

        Raises:
            ValueError: Nothing has been fitted.
        """
        if not self.places.size:
            raise ValueError("fit comes before predict")
        return np.interp(np.asarray(x, dtype=float), self.places, self.levels)


def _pooled(means: list[float], masses: list[float]) -> np.ndarray:
    """Join neighbours that fall to their common mean, until nothing falls any more.

    The blocks so far always rise. A new place may fall below the last block; joined with it, it
    may fall below the one before, and so on back.
    """
    blocks: list[tuple[float, float, int]] = []  # mean, mass, how many places
    for mean, mass in zip(means, masses, strict=True):
        size = 1
        while blocks and blocks[-1][0] >= mean:
            before, weight, places = blocks.pop()
            mean += (before - mean) * weight / (weight + mass)
            mass, size = mass + weight, size + places
        blocks.append((mean, mass, size))
    return np.repeat([mean for mean, _, _ in blocks], [size for _, _, size in blocks])
