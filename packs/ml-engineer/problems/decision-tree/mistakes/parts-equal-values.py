"""A Gini tree."""

import numpy as np


def gini(counts):
    """Gini impurity of rows of counts."""
    share = counts / counts.sum(axis=-1, keepdims=True)
    return 1 - (share**2).sum(axis=-1)


def best_split(features, labels, min_leaf=1):
    """Sort each column and look at every cut."""
    features = np.asarray(features, dtype=float)
    n = len(features)
    kinds, codes = np.unique(labels, return_inverse=True)
    one_hot = np.eye(len(kinds))[codes]
    total = one_hot.sum(axis=0)
    best, lowest = None, gini(total)
    sizes = np.arange(1, n)
    for feature in range(features.shape[1]):
        order = features[:, feature].argsort()
        column = features[order, feature]
        left = one_hot[order].cumsum(axis=0)[:-1]
        impurity = (sizes * gini(left) + (n - sizes) * gini(total - left)) / n
        for cut in range(n - 1):
            if min(cut + 1, n - cut - 1) < min_leaf:
                continue
            if impurity[cut] < lowest - 1e-12:
                middle = column[cut] / 2 + column[cut + 1] / 2
                threshold = middle if middle < column[cut + 1] else column[cut]
                lowest, best = impurity[cut], (feature, float(threshold), float(impurity[cut]))
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
