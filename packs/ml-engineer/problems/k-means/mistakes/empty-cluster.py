import numpy as np


def k_means(points, k, seed=0):
    points = np.asarray(points, dtype=float)
    if not 1 <= k <= len(points):
        raise ValueError("bad k")
    centres = points[np.random.default_rng(seed).choice(len(points), k, replace=False)]
    labels = None
    while True:
        new = ((points[:, None] - centres[None]) ** 2).sum(axis=2).argmin(axis=1)
        if labels is not None and (new == labels).all():
            return centres, labels
        labels = new
        centres = np.array([points[labels == j].mean(axis=0) for j in range(k)])
