import numpy as np


def roc_auc(labels, scores):
    labels, scores = np.asarray(labels), np.asarray(scores, dtype=float)
    if len(labels) != len(scores) or np.isnan(scores).any() or not set(labels.tolist()) <= {0, 1}:
        raise ValueError("broken input")
    positive = labels == 1
    p, n = int(positive.sum()), int((~positive).sum())
    if p == 0 or n == 0:
        raise ValueError("both classes are needed")
    ranks = np.empty(len(scores))
    ranks[np.argsort(scores, kind="stable")] = np.arange(1, len(scores) + 1)
    return float((ranks[positive].sum() - p * (p + 1) / 2) / (p * n))
