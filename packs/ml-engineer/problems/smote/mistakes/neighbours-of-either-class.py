import numpy as np


def smote(features, labels, k=5, seed=0):
    features, labels = np.array(features, dtype=float), np.array(labels)
    if len(features) != len(labels) or k < 1 or not set(labels.tolist()) <= {0, 1}:
        raise ValueError("broken input")
    counts = np.bincount(labels.astype(int), minlength=2)
    if counts.min() == 0:
        raise ValueError("a class is missing")
    need = counts.max() - counts.min()
    if need == 0:
        return features, labels
    rare = int(counts.argmin())
    points = features[labels == rare]
    if len(points) == 1:
        raise ValueError("one row only")
    rng = np.random.default_rng(seed)
    k = min(k, len(points) - 1)
    near = []
    for point in np.flatnonzero(labels == rare):
        distance = ((features - features[point]) ** 2).sum(axis=1)
        distance[point] = np.inf
        near.append(np.argsort(distance, kind="stable")[:5][:k])
    near = np.array(near)
    base = rng.integers(len(points), size=need)
    other = near[base, rng.integers(k, size=need)]
    made = points[base] + rng.random((need, 1)) * (features[other] - points[base])
    return np.vstack([features, made]), np.append(labels, [rare] * need)
