"""Seeding for k-means."""

import numpy as np


def plus_plus_centres(points, k, draw):
    """Draw each centre with a probability that grows with the distance."""
    points = np.asarray(points, dtype=float)
    if k < 1 or len(np.unique(points, axis=0)) < k:
        raise ValueError("not enough different points")
    rows = [int(draw() * len(points))]
    nearest = np.linalg.norm(points - points[rows[0]], axis=1)
    for _ in range(k - 1):
        running = np.cumsum(nearest)
        row = int(np.argmax(running > draw() * running[-1]))
        rows.append(row)
        nearest = np.minimum(nearest, np.linalg.norm(points - points[row], axis=1))
    return np.array(rows)
