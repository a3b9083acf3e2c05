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
    _, step = np.unique(scores, return_inverse=True)
    found = np.bincount(step, weights * labels)[::-1].cumsum()
    seen = np.bincount(step, weights)[::-1].cumsum()
    if not len(found) or found[-1] == 0:
        return float("nan")
    recall = np.concatenate([[0.0], found / found[-1]])
    precision = np.concatenate([[1.0], found / seen])
    return float(np.trapezoid(precision, recall))
