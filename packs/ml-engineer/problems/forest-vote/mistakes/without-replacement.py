"""A forest that votes."""

from math import isqrt

import numpy as np


class Forest:
    """Trees on random parts of the data."""

    def __init__(self, grow, trees=50, columns=None, seed=0):
        self.grow, self.trees, self.columns, self.seed = grow, trees, columns, seed

    def fit(self, features, labels):
        """Grow every tree on its own part."""
        features, labels = np.asarray(features), np.asarray(labels)
        n, d = features.shape
        columns = isqrt(d) if self.columns is None else self.columns
        if n == 0 or self.trees < 1 or not 1 <= columns <= d:
            raise ValueError("bad arguments")
        rng = np.random.default_rng(self.seed)
        self.labels = np.unique(labels)
        self.grown = []
        counts = np.zeros((n, len(self.labels)), dtype=int)
        for _ in range(self.trees):
            rows = rng.choice(n, size=n, replace=False)
            chosen = rng.permutation(d)[:columns]
            tree = self.grow(features[np.ix_(rows, chosen)], labels[rows])
            self.grown.append((tree, chosen))
            out = ~np.isin(np.arange(n), rows)
            if out.any():
                said = np.asarray(tree(features[out][:, chosen]))
                counts[out] += said[:, None] == self.labels
        judged = counts.sum(axis=1) > 0
        right = self.labels[counts.argmax(axis=1)] == labels
        self.oob = float(right[judged].mean()) if judged.any() else float("nan")
        return self

    def votes(self, features):
        """Count the trees' votes."""
        features = np.asarray(features)
        counts = np.zeros((len(features), len(self.labels)), dtype=int)
        for tree, chosen in self.grown:
            counts += np.asarray(tree(features[:, chosen]))[:, None] == self.labels
        return counts

    def predict(self, features):
        """The most frequent vote."""
        return self.labels[self.votes(features).argmax(axis=1)]

    def out_of_bag_accuracy(self):
        """Measured in fit."""
        return self.oob
