"""Boosting of stumps."""

import numpy as np


def best_split(features, rest):
    """Try every threshold of every column."""
    before = float((rest**2).sum())
    best, lowest = None, before
    for feature in range(features.shape[1]):
        column = features[:, feature]
        values = np.unique(column)
        for threshold in values[:-1] / 2 + values[1:] / 2:
            left = column <= threshold
            error = rest[left].var() * left.sum() + rest[~left].var() * (~left).sum()
            if error < lowest - 1e-9 * before:
                best, lowest = (feature, float(threshold), left), error
    return best


def fit_boosted(features, target, rounds, rate=0.1):
    """Fit stumps one after the other."""
    features, target = np.asarray(features, dtype=float), np.asarray(target, dtype=float)
    if len(target) == 0 or rounds < 0 or not 0 < rate <= 1:
        raise ValueError("bad arguments")
    start = float(target.mean())
    rest = target - start
    stumps = []
    for _ in range(rounds):
        found = best_split(features, rest)
        if found is None:
            break
        feature, threshold, side = found
        left, right = rate * rest[side].mean(), rate * rest[~side].mean()
        stumps.append((feature, threshold, float(left), float(right)))
        rest = rest - np.where(side, left, right)
    return start, stumps


def predict_boosted(model, features):
    """Start plus all stumps."""
    start, stumps = model
    features = np.asarray(features, dtype=float)
    found = np.full(len(features), float(start))
    for feature, threshold, left, right in stumps:
        found = found + np.where(features[:, feature] <= threshold, left, right)
    return found
