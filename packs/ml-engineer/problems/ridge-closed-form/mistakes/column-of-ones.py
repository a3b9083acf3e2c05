"""Ridge regression."""

import numpy as np


def fit_ridge(features, target, penalties):
    """Append a column of ones for the intercept and shrink along the singular vectors."""
    features = np.asarray(features, dtype=float)
    penalties = np.asarray(penalties, dtype=float)
    if len(features) == 0 or (penalties < 0).any():
        raise ValueError("no rows or a negative penalty")
    design = np.column_stack([features, np.ones(len(features))])
    u, s, v = np.linalg.svd(design, full_matrices=False)
    keep = s > 1e-12 * s[0]
    u, s, v = u[:, keep], s[keep], v[keep]
    beta = (s / (s**2 + penalties[:, None]) * (u.T @ target)) @ v
    return beta[:, :-1], beta[:, -1]
