"""Seeding for k-means."""

import numpy as np


def plus_plus_centres(points, k, draw):
    """Measure every point against all centres before each draw."""
    points = np.asarray(points, dtype=float)
    if k < 1 or len(np.unique(points, axis=0)) < k:
        raise ValueError("not enough different points")
    rows = [int(draw() * len(points))]
    while len(rows) < k:
        distances = [((points - points[row]) ** 2).sum(axis=1) for row in rows]
        running = np.cumsum(np.min(distances, axis=0))
        rows.append(int(np.argmax(running > draw() * running[-1])))
    return np.array(rows)
