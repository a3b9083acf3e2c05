"""Boosting of stumps."""

import numpy as np


def best_split(order, columns, rest):
    """Best feature and cut, or None."""
    d, n = columns.shape
    sizes = np.arange(1, n)
    before = float((rest**2).sum())
    best, gain = None, 0.0
    for feature in range(d):
        running = np.cumsum(rest[order[feature]])
        low, total = running[:-1], running[-1]
        gains = low**2 / sizes + (total - low) ** 2 / (n - sizes) - total**2 / n
        gains[columns[feature, :-1] == columns[feature, 1:]] = 0
        if n > 1 and gains.max() > gain + 1e-9 * before:
            gain = gains.max()
            best = feature, int(np.argmax(gains > gain - 1e-9 * before))
    return best


def fit_boosted(features, target, rounds, rate=0.1):
    """Fit stumps one after the other."""
    features, target = np.asarray(features, dtype=float), np.asarray(target, dtype=float)
    if len(target) == 0 or rounds < 0 or not 0 < rate <= 1:
        raise ValueError("bad arguments")
    order = np.argsort(features, axis=0).T
    columns = np.take_along_axis(features.T, order, axis=1)
    start = float(target.mean())
    rest = target - start
    stumps = []
    for _ in range(rounds):
        found = best_split(order, columns, rest)
        if found is None:
            break
        feature, cut = found
        low, high = order[feature, : cut + 1], order[feature, cut + 1 :]
        left, right = rate * rest[low].mean(), rate * rest[high].mean()
        middle = columns[feature, cut] / 2 + columns[feature, cut + 1] / 2
        stumps.append((feature, float(middle), float(left), float(right)))
        rest = target - start - predict_boosted((0.0, stumps[-1:]), features)
    return start, stumps


def predict_boosted(model, features):
    """Start plus all stumps."""
    start, stumps = model
    features = np.asarray(features, dtype=float)
    found = np.full(len(features), float(start))
    for feature, threshold, left, right in stumps:
        found = found + np.where(features[:, feature] <= threshold, left, right)
    return found
