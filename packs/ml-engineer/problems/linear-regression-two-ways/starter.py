"""How much flour tomorrow? Least squares, exactly and by descent."""

import numpy as np


def fit_exactly(features: np.ndarray, target: np.ndarray) -> tuple[np.ndarray, float]:
    """Find the weights and the intercept with the least squared error.

    Args:
        features: Numbers of shape (n, d).
        target: Numbers of shape (n,).

    Returns:
        (weights of shape (d,), intercept).

    Raises:
        ValueError: There are fewer than d + 1 rows.
    """
    raise NotImplementedError


def fit_by_descent(
    features: np.ndarray, target: np.ndarray, rate: float, steps: int
) -> tuple[np.ndarray, float, np.ndarray]:
    """Take steps of gradient descent on half the mean squared error, from zero.

    Args:
        features: Numbers of shape (n, d).
        target: Numbers of shape (n,).
        rate: What the gradient is multiplied with.
        steps: How many steps to take.

    Returns:
        (weights of shape (d,), intercept, losses of shape (steps,) as they were before each step).

    Raises:
        ValueError: A loss is not finite any more.
    """
    raise NotImplementedError
