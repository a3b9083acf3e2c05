import numpy as np


def k_means(points, k, seed=0):
    points = np.asarray(points, dtype=float)
    if not 1 <= k <= len(points):
        raise ValueError("bad k")
    centres = points[np.random.default_rng(seed).choice(len(points), k, replace=False)]
    labels = np.full(len(points), -1)
    changed = True
    while changed:
        changed = False
        for i in range(len(points)):
            best = min(range(k), key=lambda j: sum((points[i, d] - centres[j, d]) ** 2 for d in range(points.shape[1])))
            if best != labels[i]:
                labels[i] = best
                changed = True
        for j in range(k):
            mine = [points[i] for i in range(len(points)) if labels[i] == j]
            if mine:
                centres[j] = np.mean(mine, axis=0)
    return centres, labels
