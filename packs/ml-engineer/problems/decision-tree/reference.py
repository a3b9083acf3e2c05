"""A decision tree grown greedily by Gini impurity."""

from typing import NamedTuple

import numpy as np

LEAST_GAIN = 1e-12  # below this, a lower impurity is only rounding


def best_split(
    features: np.ndarray, labels: np.ndarray, min_leaf: int = 1
) -> tuple[int, float, float] | None:
    """Find the split with the lowest Gini impurity.

    A column is sorted once; running counts of the labels then give every cut at once. That is
    O(d n (log n + classes)) time and O(n classes) memory.

    Args:
        features: Numbers of shape (n, d).
        labels: Integers of shape (n,).
        min_leaf: The fewest rows either side may keep.

    Returns:
        (feature, threshold, impurity), or None when no split lowers the impurity.

    >>> best_split(np.array([[1.0], [2.0], [3.0], [4.0]]), np.array([0, 1, 0, 0]))
    (0, 2.5, 0.25)
    """
    features = np.asarray(features, dtype=float)
    n, width = features.shape
    kinds, codes = np.unique(labels, return_inverse=True)
    one_hot = np.eye(len(kinds))[codes]  # (n, classes)
    total = one_hot.sum(axis=0)
    on_left = np.arange(1, n)  # rows left of each cut, (n - 1,)
    on_right = n - on_left
    best, lowest = None, float(_mixed(total)) / n
    for feature in range(width):
        order = np.argsort(features[:, feature])
        column = features[order, feature]
        left = one_hot[order].cumsum(axis=0)[:-1]  # labels left of each cut, (n - 1, classes)
        impurity = (_mixed(left) + _mixed(total - left)) / n
        allowed = (column[:-1] < column[1:]) & (np.minimum(on_left, on_right) >= min_leaf)
        impurity[~allowed] = np.inf
        cut = int(impurity.argmin()) if allowed.any() else None
        if cut is not None and impurity[cut] < lowest - LEAST_GAIN:
            lowest = float(impurity[cut])
            best = (feature, _between(column[cut], column[cut + 1]), lowest)
    return best


class DecisionTree:
    """A classification tree grown greedily."""

    def __init__(self, max_depth: int = 5, min_leaf: int = 1) -> None:
        """Set how deep the tree may grow and how small a leaf may be."""
        self.max_depth = max_depth
        self.min_leaf = min_leaf
        self.root: _Node | None = None

    def fit(self, features: np.ndarray, labels: np.ndarray) -> "DecisionTree":
        """Grow the tree from rows of shape (n, d) and labels of shape (n,); return it.

        Raises:
            ValueError: There are no rows.
        """
        features, labels = np.asarray(features, dtype=float), np.asarray(labels)
        if not len(labels):
            raise ValueError("a tree needs at least one row")
        self.root = self._grow(features, labels, self.max_depth)
        return self

    def predict(self, features: np.ndarray) -> np.ndarray:
        """Predict a label for each row of shape (m, d); rows move down the tree together."""
        features = np.asarray(features, dtype=float)
        found = np.zeros(len(features), dtype=int)
        waiting = [(self.root, np.arange(len(features)))]
        while waiting:
            node, rows = waiting.pop()
            if isinstance(node, _Split):
                goes_left = features[rows, node.feature] <= node.threshold
                waiting += [(node.left, rows[goes_left]), (node.right, rows[~goes_left])]
            else:
                found[rows] = node
        return found

    def _grow(self, features: np.ndarray, labels: np.ndarray, depth: int) -> "_Node":
        split = best_split(features, labels, self.min_leaf) if depth > 0 else None
        if split is None:
            kinds, counts = np.unique(labels, return_counts=True)
            return int(kinds[counts.argmax()])  # kinds are sorted: a tie goes to the smallest
        feature, threshold, _ = split
        goes_left = features[:, feature] <= threshold
        return _Split(
            feature,
            threshold,
            self._grow(features[goes_left], labels[goes_left], depth - 1),
            self._grow(features[~goes_left], labels[~goes_left], depth - 1),
        )


class _Split(NamedTuple):
    feature: int
    threshold: float
    left: "_Node"
    right: "_Node"


_Node = _Split | int  # a leaf is its label


def _mixed(counts: np.ndarray) -> np.ndarray:
    """Rows times Gini impurity, for label counts of shape (..., classes)."""
    rows = counts.sum(axis=-1)
    return rows - (counts**2).sum(axis=-1) / rows


def _between(low: float, high: float) -> float:
    """Midway between two numbers: halves first, lest the sum overflow, and never the higher one."""
    middle = low / 2 + high / 2
    return float(middle) if middle < high else float(low)
