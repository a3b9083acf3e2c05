"""Principal components."""

import numpy as np


def principal_components(points, k):
    """Eigenvectors of the covariance matrix."""
    points = np.asarray(points, dtype=float)
    n, d = points.shape
    if n < 2 or not 1 <= k <= min(n, d):
        raise ValueError("bad n or k")
    mean = points.mean(axis=0)
    covariance = (points - mean).T @ (points - mean) / (n - 1)
    values, vectors = np.linalg.eigh(covariance)
    order = np.argsort(values)[::-1][:k]
    variances = np.maximum(values[order], 0)
    total = np.trace(covariance)
    shares = variances / total if total > 0 else np.zeros(k)
    return mean, signed(vectors[:, order].T), variances, shares


def signed(components):
    """Make the largest entry of each row positive."""
    out = []
    for row in components:
        size = np.abs(row)
        first = np.flatnonzero(size >= size.max() * (1 - 1e-9))[0]
        out.append(row if row[first] > 0 else -row)
    return np.array(out)


def project(points, mean, components):
    return (np.asarray(points) - mean) @ components.T


def restore(scores, mean, components):
    return scores @ components + mean
