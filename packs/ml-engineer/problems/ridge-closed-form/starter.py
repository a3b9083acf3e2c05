"""How much heat will a school need? Ridge regression for a list of penalties."""

import numpy as np


def fit_ridge(
    features: np.ndarray, target: np.ndarray, penalties: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Minimise squared errors plus penalty times squared weights, for each penalty.

    Args:
        features: Numbers of shape (n, d), used as they are.
        target: Numbers of shape (n,).
        penalties: Numbers of shape (p,), zero or more, in any order.

    Returns:
        (weights of shape (p, d), intercepts of shape (p,)).

    Raises:
        ValueError: A penalty is negative, or there are no rows.
    """
    raise NotImplementedError
