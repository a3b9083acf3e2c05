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
    order = np.argsort(-scores, kind="stable")
    found = (weights * labels)[order]
    if found.sum() == 0:
        return float("nan")
    precision = np.cumsum(found) / np.cumsum(weights[order])
    return float((precision * found).sum() / found.sum())
