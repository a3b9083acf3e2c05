import numpy as np


def k_means(points, k, seed=0):
    points = np.asarray(points, dtype=float)
    if not 1 <= k <= len(points):
        raise ValueError("bad k")
    centres = points[np.random.default_rng(seed).choice(len(points), k, replace=False)]
    for _ in range(3):
        labels = ((points[:, None] - centres[None]) ** 2).sum(axis=2).argmin(axis=1)
        for j in range(k):
            if (labels == j).any():
                centres[j] = points[labels == j].mean(axis=0)
    return centres, labels
