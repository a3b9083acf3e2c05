"""Seeding for k-means."""

import numpy as np


def plus_plus_centres(points, k, draw):
    """Use |a|^2 - 2ab + |b|^2, which avoids making the differences."""
    points = np.asarray(points, dtype=float)
    if k < 1 or len(np.unique(points, axis=0)) < k:
        raise ValueError("not enough different points")
    squares = (points**2).sum(axis=1)

    def distances(row):
        return np.maximum(squares - 2 * points @ points[row] + squares[row], 0)

    rows = [int(draw() * len(points))]
    nearest = distances(rows[0])
    for _ in range(k - 1):
        running = np.cumsum(nearest)
        row = int(np.argmax(running > draw() * running[-1]))
        rows.append(row)
        nearest = np.minimum(nearest, distances(row))
    return np.array(rows)
