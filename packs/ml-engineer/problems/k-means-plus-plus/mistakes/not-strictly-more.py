"""Seeding for k-means."""

import numpy as np


def plus_plus_centres(points, k, draw):
    """Look the drawn number up in the running totals."""
    points = np.asarray(points, dtype=float)
    if k < 1 or len(np.unique(points, axis=0)) < k:
        raise ValueError("not enough different points")
    rows = [int(draw() * len(points))]
    nearest = ((points - points[rows[0]]) ** 2).sum(axis=1)
    for _ in range(k - 1):
        running = np.cumsum(nearest)
        row = int(np.searchsorted(running, draw() * running[-1]))
        rows.append(row)
        nearest = np.minimum(nearest, ((points - points[row]) ** 2).sum(axis=1))
    return np.array(rows)
