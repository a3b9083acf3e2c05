"""Seeding for k-means."""

import numpy as np


def plus_plus_centres(points, k, draw):
    """Draw each centre by its squared distance to the centre chosen before."""
    points = np.asarray(points, dtype=float)
    if k < 1 or len(np.unique(points, axis=0)) < k:
        raise ValueError("not enough different points")
    rows = [int(draw() * len(points))]
    while len(rows) < k:
        weights = ((points - points[rows[-1]]) ** 2).sum(axis=1)
        running = np.cumsum(weights)
        rows.append(int(np.argmax(running > draw() * running[-1])))
    return np.array(rows)
