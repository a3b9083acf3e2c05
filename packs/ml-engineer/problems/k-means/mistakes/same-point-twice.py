import numpy as np


def k_means(points, k, seed=0):
    points = np.asarray(points, dtype=float)
    if not 1 <= k <= len(points):
        raise ValueError("bad k")
    centres = points[np.random.default_rng(seed).integers(0, len(points), size=k)]
    labels = None
    while True:
        new = ((points[:, None] - centres[None]) ** 2).sum(axis=2).argmin(axis=1)
        if labels is not None and (new == labels).all():
            return centres, labels
        labels = new
        for j in range(k):
            if (labels == j).any():
                centres[j] = points[labels == j].mean(axis=0)
