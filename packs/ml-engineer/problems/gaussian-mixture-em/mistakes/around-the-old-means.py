"""EM for a mixture of normals."""

import numpy as np


def responsibilities(points, weights, means, variances):
    """Bayes' rule in logarithms."""
    points = np.asarray(points, dtype=float)
    columns = []
    with np.errstate(divide="ignore"):
        logs = np.log(weights)
    for log_weight, mean, variance in zip(logs, means, variances):
        distance = ((points - mean) ** 2 / variance).sum(axis=1)
        columns.append(
            log_weight - 0.5 * (distance + np.log(2 * np.pi * np.asarray(variance)).sum())
        )
    joint = np.stack(columns, axis=1)
    top = joint.max(axis=1, keepdims=True)
    whole = top + np.log(np.exp(joint - top).sum(axis=1, keepdims=True))
    return np.exp(joint - whole), float(whole.sum())


def fit_mixture(points, start, steps, floor=1e-6):
    """Alternate E and M steps."""
    points, means = np.asarray(points, dtype=float), np.array(start, dtype=float)
    n, k = len(points), len(means)
    if n == 0 or steps < 0 or floor <= 0:
        raise ValueError("bad arguments")
    weights = np.ones(k) / k
    variances = np.tile(np.maximum(points.var(axis=0), floor), (k, 1))
    shares, likelihood = responsibilities(points, weights, means, variances)
    history = [likelihood]
    for _ in range(steps):
        sizes = shares.sum(axis=0)
        weights = sizes / n
        for j in range(k):
            if sizes[j] == 0:
                continue
            spread = shares[:, j] @ (points - means[j]) ** 2 / sizes[j]
            means[j] = shares[:, j] @ points / sizes[j]
            variances[j] = np.maximum(spread, floor)
        shares, likelihood = responsibilities(points, weights, means, variances)
        history.append(likelihood)
    return weights, means, variances, np.array(history)
