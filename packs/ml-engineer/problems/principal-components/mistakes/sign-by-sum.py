"""Principal components."""

import numpy as np


def principal_components(points, k):
    """Singular vectors of the centred points."""
    points = np.asarray(points, dtype=float)
    n, d = points.shape
    if n < 2 or not 1 <= k <= min(n, d):
        raise ValueError("bad n or k")
    mean = points.mean(axis=0)
    _, s, directions = np.linalg.svd(points - mean, full_matrices=False)
    variances = s**2 / (n - 1)
    total = variances.sum()
    shares = variances[:k] / total if total > 0 else np.zeros(k)
    return mean, signed(directions[:k]), variances[:k], shares


def signed(components):
    """Make the sum of each row positive."""
    out = []
    for row in components:
        out.append(row if row.sum() > 0 else -row)
    return np.array(out)


def project(points, mean, components):
    return (np.asarray(points) - mean) @ components.T


def restore(scores, mean, components):
    return scores @ components + mean
