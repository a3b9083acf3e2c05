"""Which seeds will they like? Matrix factorisation by alternating least squares."""

import numpy as np


class Factors:
    """Predicts ratings from biases and factors of users and items."""

    def __init__(self, rank: int, penalty: float, sweeps: int = 10, seed: int = 0) -> None:
        """Set the number of factors, the penalty on squares, the sweeps, and the seed.

        Raises:
            ValueError: The rank is negative, the penalty not above zero, or sweeps below one.
        """
        raise NotImplementedError

    def fit(self, users: np.ndarray, items: np.ndarray, ratings: np.ndarray) -> "Factors":
        """Learn from ratings, given as three arrays of the same length; return the model.

        Raises:
            ValueError: There are no ratings.
        """
        raise NotImplementedError

    def predict(self, users: np.ndarray, items: np.ndarray) -> np.ndarray:
        """Predict the ratings of pairs, given as two arrays of the same length."""
        raise NotImplementedError
