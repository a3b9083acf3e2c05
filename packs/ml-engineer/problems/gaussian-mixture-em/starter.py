"""Which species is this bird? A mixture of normal distributions by EM."""

import numpy as np


def responsibilities(
    points: np.ndarray, weights: np.ndarray, means: np.ndarray, variances: np.ndarray
) -> tuple[np.ndarray, float]:
    """How each point belongs to the groups, and how likely all points are.

    Args:
        points: Numbers of shape (n, d).
        weights: Shares of the groups, of shape (k,), adding up to 1; some may be 0.
        means: Of shape (k, d).
        variances: Above zero, of shape (k, d).

    Returns:
        (probabilities of shape (n, k), log likelihood of all points together).
    """
    raise NotImplementedError


def fit_mixture(
    points: np.ndarray, start: np.ndarray, steps: int, floor: float = 1e-6
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Take steps of the EM algorithm.

    Args:
        points: Numbers of shape (n, d).
        start: The means to begin with, of shape (k, d).
        steps: How many steps, zero or more.
        floor: The least variance, above zero.

    Returns:
        (weights (k,), means (k, d), variances (k, d), log likelihoods (steps + 1,)).

    Raises:
        ValueError: There are no points, steps is negative, or the floor is not above zero.
    """
    raise NotImplementedError
