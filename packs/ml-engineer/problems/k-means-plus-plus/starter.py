"""Where k-means starts: seeding by squared distance."""

from collections.abc import Callable

import numpy as np


def plus_plus_centres(points: np.ndarray, k: int, draw: Callable[[], float]) -> np.ndarray:
    """Choose k starting centres among the points, as k-means++ does.

    Args:
        points: Finite numbers of shape (n, d).
        k: How many centres.
        draw: Gives a fresh number u with 0 <= u < 1 at each call; called once for each centre.

    Returns:
        The rows of the centres, in the order they were chosen, of shape (k,).

    Raises:
        ValueError: There are fewer than k different points, or k is below 1.
    """
    raise NotImplementedError
