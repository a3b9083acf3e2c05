import numpy as np


def _clean(labels, probabilities, bins):
    labels, p = np.asarray(labels), np.asarray(probabilities, dtype=float)
    if labels.shape != p.shape or len(p) == 0 or bins < 1:
        raise ValueError("sizes")
    if not ((p >= 0) & (p <= 1)).all() or not set(labels.tolist()) <= {0, 1}:
        raise ValueError("values")
    return labels.astype(float), p


def reliability_table(labels, probabilities, bins=10, equal_mass=False):
    y, p = _clean(labels, probabilities, bins)
    if equal_mass:
        own = np.searchsorted(np.sort(p), p) * bins // len(p)
    else:
        own = np.searchsorted(np.arange(1, bins) / bins, p, side="left")
    return [
        (int((own == b).sum()), float(p[own == b].mean()), float(y[own == b].mean()))
        for b in np.unique(own)
    ]


def calibration_error(labels, probabilities, bins=10, equal_mass=False):
    table = reliability_table(labels, probabilities, bins, equal_mass)
    return sum(n * abs(a - b) for n, a, b in table) / sum(n for n, _, _ in table)
