import numpy as np
from numpy.typing import ArrayLike


class Isotonic:
    """The least-squares curve that never falls."""

    places: np.ndarray  # the distinct x, rising
    levels: np.ndarray  # the fitted value at each of them

    def fit(self, x: ArrayLike, y: ArrayLike, weights: ArrayLike | None = None) -> "Isotonic":
        """Find the levels; return self."""
        raise NotImplementedError

    def predict(self, x: ArrayLike) -> np.ndarray:
        """The curve at other places."""
        raise NotImplementedError
