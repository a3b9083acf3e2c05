"""Which substances does the taster notice? The lasso by coordinate descent."""

import numpy as np


def soft_threshold(value: float, limit: float) -> float:
    """Move a value towards zero by a limit (zero or more), and stop at zero."""
    raise NotImplementedError


def smallest_silent_penalty(features: np.ndarray, target: np.ndarray) -> float:
    """The smallest penalty at which all weights are zero; features (n, d), target (n,)."""
    raise NotImplementedError


def fit_lasso(features: np.ndarray, target: np.ndarray, penalty: float) -> tuple[np.ndarray, float]:
    """Minimise half the mean squared error plus penalty times the absolute weights.

    Args:
        features: Numbers of shape (n, d).
        target: Numbers of shape (n,).
        penalty: Above zero.

    Returns:
        (weights of shape (d,), intercept).

    Raises:
        ValueError: The penalty is not above zero, or there are no rows.
    """
    raise NotImplementedError
