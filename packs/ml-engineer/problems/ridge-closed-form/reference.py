"""Ridge regression for a list of penalties, from one decomposition."""

import numpy as np


def fit_ridge(
    features: np.ndarray, target: np.ndarray, penalties: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Minimise squared errors plus penalty times squared weights, for each penalty.

    Centred columns need no intercept. With their decomposition U S V', the weights are
    V diag(s / (s^2 + penalty)) U' y, so every further penalty costs a scaling and one product:
    O(n d min(n, d)) once, then O(d min(n, d)) each, and never a d by d matrix.

    Args:
        features: Numbers of shape (n, d), used as they are.
        target: Numbers of shape (n,).
        penalties: Numbers of shape (p,), zero or more, in any order.

    Returns:
        (weights of shape (p, d), intercepts of shape (p,)).

    Raises:
        ValueError: A penalty is negative, or there are no rows.

    >>> weights, intercepts = fit_ridge(
    ...     np.array([[0.0], [1.0], [2.0], [3.0]]), np.array([1.0, 3.0, 2.0, 6.0]), np.array([0, 5])
    ... )
    >>> weights.ravel().round(6).tolist(), intercepts.round(6).tolist()
    ([1.4, 0.7], [0.9, 1.95])
    """
    features, target = np.asarray(features, dtype=float), np.asarray(target, dtype=float)
    penalties = np.asarray(penalties, dtype=float)
    if (penalties < 0).any():
        raise ValueError(f"penalties must not be negative: {penalties.min()}")
    if not len(target):
        raise ValueError("there are no rows")
    means, mean = features.mean(axis=0), target.mean()
    left, stretch, right = np.linalg.svd(features - means, full_matrices=False)
    # directions in which the rows differ by rounding alone; without a penalty they would explode
    real = stretch > np.finfo(float).eps * max(features.shape) * stretch[0]
    left, stretch, right = left[:, real], stretch[real], right[real]  # (n, r), (r,), (r, d)
    shrunk = stretch / (stretch**2 + penalties[:, None])  # (p, r)
    weights = (shrunk * (left.T @ (target - mean))) @ right  # (p, d)
    return weights, mean - weights @ means
