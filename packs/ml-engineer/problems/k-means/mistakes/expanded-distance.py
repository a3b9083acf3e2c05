import numpy as np


def k_means(points, k, seed=0):
    points = np.asarray(points, dtype=float)
    if not 1 <= k <= len(points):
        raise ValueError("bad k")
    centres = points[np.random.default_rng(seed).choice(len(points), k, replace=False)]
    labels = None
    for _ in range(1000):
        # |x - c|^2 = |x|^2 - 2 x.c + |c|^2, without the (n, k, d) array
        squares = (points**2).sum(1)[:, None] - 2 * points @ centres.T + (centres**2).sum(1)
        new = squares.argmin(axis=1)
        if labels is not None and (new == labels).all():
            break
        labels = new
        for j in range(k):
            if (labels == j).any():
                centres[j] = points[labels == j].mean(axis=0)
    return centres, labels
