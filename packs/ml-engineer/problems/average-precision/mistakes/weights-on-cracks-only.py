import numpy as np


def average_precision(labels, scores, weights=None):
    labels, scores = np.asarray(labels), np.asarray(scores, dtype=float)
    weights = np.ones(len(labels)) if weights is None else np.asarray(weights, dtype=float)
    if not len(labels) == len(scores) == len(weights) or np.isnan(scores).any():
        raise ValueError("broken input")
    if not (np.isfinite(weights) & (weights >= 0)).all() or not set(labels.tolist()) <= {0, 1}:
        raise ValueError("broken input")
    keep = weights > 0
    labels, scores, weights = labels[keep], scores[keep], weights[keep]
    _, step, sizes = np.unique(scores, return_inverse=True, return_counts=True)
    cracks = np.bincount(step, labels == 1)[::-1]
    if not cracks.any():
        return float("nan")
    rise = np.bincount(step, weights * labels)[::-1]
    precision = cracks.cumsum() / sizes[::-1].cumsum()
    return float((rise * precision).sum() / rise.sum())
