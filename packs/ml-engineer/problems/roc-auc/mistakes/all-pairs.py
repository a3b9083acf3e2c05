import numpy as np


def roc_auc(labels, scores):
    labels, scores = np.asarray(labels), np.asarray(scores, dtype=float)
    if len(labels) != len(scores) or np.isnan(scores).any() or not set(labels.tolist()) <= {0, 1}:
        raise ValueError("broken input")
    ill, well = scores[labels == 1], scores[labels == 0]
    if len(well) == 0 or len(ill) == 0:
        raise ValueError("both classes are needed")
    higher = ill[:, None] > well[None, :]
    tied = ill[:, None] == well[None, :]
    return float((higher + 0.5 * tied).mean())
