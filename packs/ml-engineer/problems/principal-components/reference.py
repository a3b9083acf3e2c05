"""Principal components from the singular values of the centred points."""

import numpy as np

ALIKE = 1e-9  # relative difference below which two entries count as equally large


def principal_components(
    points: np.ndarray, k: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Find the k orthogonal directions along which the points vary most.

    The right singular vectors of the centred points are the eigenvectors of their covariance,
    without ever forming it: that saves d^2 memory, and it keeps the digits of small variances,
    since covariances hold squares. Costs O(n d min(n, d)) time and O(n d) memory.

    Args:
        points: Numbers of shape (n, d), at least two rows.
        k: How many directions, from 1 to min(n, d).

    Returns:
        (mean (d,), components (k, d), variances (k,), shares (k,)).

    Raises:
        ValueError: There are fewer than two rows, or k is out of range.

    >>> principal_components(np.array([[0.0, 0.0], [3.0, 4.0], [6.0, 8.0]]), 1)[1].round(6).tolist()
    [[0.6, 0.8]]
    """
    points = np.asarray(points, dtype=float)
    n, width = points.shape
    if n < 2:
        raise ValueError(f"a variance needs two rows, and there are {n}")
    if not 1 <= k <= min(n, width):
        raise ValueError(f"k must be from 1 to {min(n, width)}, and is {k}")
    mean = points.mean(axis=0)
    _, stretch, directions = np.linalg.svd(points - mean, full_matrices=False)
    variances = stretch**2 / (n - 1)  # (min(n, d),), largest first
    total = variances.sum()
    shares = variances / total if total > 0 else np.zeros_like(variances)
    return mean, _turned(directions[:k]), variances[:k], shares[:k]


def project(points: np.ndarray, mean: np.ndarray, components: np.ndarray) -> np.ndarray:
    """Scores of shape (m, k) for points of shape (m, d)."""
    return (np.asarray(points, dtype=float) - mean) @ np.asarray(components).T


def restore(scores: np.ndarray, mean: np.ndarray, components: np.ndarray) -> np.ndarray:
    """Points of shape (m, d) that scores of shape (m, k) stand for."""
    return np.asarray(scores, dtype=float) @ components + mean


def _turned(directions: np.ndarray) -> np.ndarray:
    """Turn each row so that its largest entry in size, the first of equal ones, is positive."""
    sizes = np.abs(directions)
    largest = sizes > (1 - ALIKE) * sizes.max(axis=1, keepdims=True)  # (k, d)
    deciding = largest.argmax(axis=1)  # the first of them
    return directions * np.sign(np.take_along_axis(directions, deciding[:, None], axis=1))
