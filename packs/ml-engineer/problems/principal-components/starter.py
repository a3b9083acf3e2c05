"""An engine's vibrations in a few numbers: principal components."""

import numpy as np


def principal_components(
    points: np.ndarray, k: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Find the k orthogonal directions along which the points vary most.

    Args:
        points: Numbers of shape (n, d), at least two rows.
        k: How many directions, from 1 to min(n, d).

    Returns:
        (mean (d,), components (k, d), variances (k,), shares (k,)).

    Raises:
        ValueError: There are fewer than two rows, or k is out of range.
    """
    raise NotImplementedError


def project(points: np.ndarray, mean: np.ndarray, components: np.ndarray) -> np.ndarray:
    """Scores of shape (m, k) for points of shape (m, d)."""
    raise NotImplementedError


def restore(scores: np.ndarray, mean: np.ndarray, components: np.ndarray) -> np.ndarray:
    """Points of shape (m, d) that scores of shape (m, k) stand for."""
    raise NotImplementedError
