"""A decision tree by Gini impurity."""

import numpy as np


def gini(labels):
    """Gini impurity of labels."""
    _, counts = np.unique(labels, return_counts=True)
    return 1 - ((counts / len(labels)) ** 2).sum()


def best_split(features, labels, min_leaf=1):
    """Try every threshold of every column."""
    features, labels = np.asarray(features, dtype=float), np.asarray(labels)
    n = len(labels)
    best, lowest = None, gini(labels)
    for feature in range(features.shape[1]):
        column = features[:, feature]
        values = np.unique(column)
        for low, high in zip(values[:-1], values[1:]):
            middle = low / 2 + high / 2
            threshold = middle if middle < high else low
            left = column <= threshold
            count = int(left.sum())
            if min(count, n - count) < min_leaf:
                continue
            impurity = (count * gini(labels[left]) + (n - count) * gini(labels[~left])) / n
            if impurity < lowest - 1e-12:
                lowest, best = impurity, (feature, float(threshold), float(impurity))
    return best


class DecisionTree:
    """A classification tree."""

    def __init__(self, max_depth=5, min_leaf=1):
        self.max_depth, self.min_leaf = max_depth, min_leaf

    def fit(self, features, labels):
        """Grow the tree."""
        features, labels = np.asarray(features, dtype=float), np.asarray(labels)
        if len(labels) == 0:
            raise ValueError("no rows")
        self.root = self._grow(features, labels, 0)
        return self

    def _grow(self, features, labels, depth):
        split = best_split(features, labels, self.min_leaf) if depth < self.max_depth else None
        if split is None:
            kinds, counts = np.unique(labels, return_counts=True)
            return int(kinds[counts.argmax()])
        feature, threshold, _ = split
        left = features[:, feature] <= threshold
        return (
            feature,
            threshold,
            self._grow(features[left], labels[left], depth + 1),
            self._grow(features[~left], labels[~left], depth + 1),
        )

    def predict(self, features):
        """Walk every row down."""
        found = []
        for row in np.asarray(features, dtype=float):
            node = self.root
            while isinstance(node, tuple):
                feature, threshold, left, right = node
                node = left if row[feature] <= threshold else right
            found.append(node)
        return np.array(found, dtype=int)
