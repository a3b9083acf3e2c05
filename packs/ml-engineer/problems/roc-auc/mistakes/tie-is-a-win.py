import numpy as np


def roc_auc(labels, scores):
    labels, scores = np.asarray(labels), np.asarray(scores, dtype=float)
    if len(labels) != len(scores) or np.isnan(scores).any() or not set(labels.tolist()) <= {0, 1}:
        raise ValueError("broken input")
    well = np.sort(scores[labels == 0])
    ill = scores[labels == 1]
    if len(well) == 0 or len(ill) == 0:
        raise ValueError("both classes are needed")
    won = np.searchsorted(well, ill, side="right")
    return float(won.sum() / (len(well) * len(ill)))
