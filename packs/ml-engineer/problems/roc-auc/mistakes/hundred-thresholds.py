import numpy as np


def roc_auc(labels, scores):
    labels, scores = np.asarray(labels), np.asarray(scores, dtype=float)
    if len(labels) != len(scores) or np.isnan(scores).any() or not set(labels.tolist()) <= {0, 1}:
        raise ValueError("broken input")
    positive = labels == 1
    if positive.all() or not positive.any():
        raise ValueError("both classes are needed")
    caught, alarms = [], []
    for cut in np.linspace(1.01, -0.01, 103):
        caught.append((scores[positive] >= cut).mean())
        alarms.append((scores[~positive] >= cut).mean())
    return float(np.trapezoid(caught, alarms))
