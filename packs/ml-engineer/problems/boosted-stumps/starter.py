"""How much heat in the next hour? Gradient boosting of stumps for squared error."""

import numpy as np

Model = tuple[float, list[tuple[int, float, float, float]]]


def fit_boosted(features: np.ndarray, target: np.ndarray, rounds: int, rate: float = 0.1) -> Model:
    """Add stumps, each fitted to what the ones before leave over.

    Args:
        features: Finite numbers of shape (n, d).
        target: Numbers of shape (n,).
        rounds: The most stumps, zero or more.
        rate: What the means of a stump are multiplied with, above 0 and at most 1.

    Returns:
        (start, stumps), where a stump is (feature, threshold, left, right).

    Raises:
        ValueError: There are no rows, rounds is negative, or the rate is out of range.
    """
    raise NotImplementedError


def predict_boosted(model: Model, features: np.ndarray) -> np.ndarray:
    """Predict for rows of shape (m, d); the result has shape (m,)."""
    raise NotImplementedError
