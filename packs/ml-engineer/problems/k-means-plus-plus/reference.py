"""Where k-means starts: seeding by squared distance."""

from collections.abc import Callable

import numpy as np


def plus_plus_centres(points: np.ndarray, k: int, draw: Callable[[], float]) -> np.ndarray:
    """Choose k starting centres among the points, as k-means++ does (Arthur, Vassilvitskii 2007).

    The distance to the nearest centre is kept and only ever lowered by the newest centre, so a
    centre costs one pass: O(n k d) time, O(n d) memory.

    Args:
        points: Finite numbers of shape (n, d).
        k: How many centres.
        draw: Gives a fresh number u with 0 <= u < 1 at each call; called once for each centre.

    Returns:
        The rows of the centres, in the order they were chosen, of shape (k,).

    Raises:
        ValueError: There are fewer than k different points, or k is below 1.

    >>> numbers = iter([0.0, 0.2, 0.05])
    >>> plus_plus_centres(np.array([[0.0], [1.0], [5.0], [9.0]]), 3, lambda: next(numbers)).tolist()
    [0, 2, 1]
    """
    points = np.asarray(points, dtype=float)
    n = len(points)
    if not 1 <= k <= n:
        raise ValueError(f"cannot choose {k} centres among {n} points")
    first = int(draw() * n)
    chosen = [first]
    nearest = _squared_distances(points, first)  # to the nearest centre so far, (n,)
    while len(chosen) < k:
        running = nearest.cumsum()
        total = running[-1]  # not nearest.sum(): the last digits differ, and u may be close to 1
        if total == 0:
            raise ValueError(f"there are only {len(chosen)} different points, fewer than {k}")
        # side="right" asks for strictly more, so that a weight of zero is never chosen
        chosen.append(int(np.searchsorted(running, draw() * total, side="right")))
        nearest = np.minimum(nearest, _squared_distances(points, chosen[-1]))
    return np.array(chosen)


def _squared_distances(points: np.ndarray, row: int) -> np.ndarray:
    """Squared distances of all points to one of them; differences first, so nothing cancels."""
    return ((points - points[row]) ** 2).sum(axis=1)
