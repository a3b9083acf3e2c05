"""A decision tree that fits on one sheet of paper."""

import numpy as np


def best_split(
    features: np.ndarray, labels: np.ndarray, min_leaf: int = 1
) -> tuple[int, float, float] | None:
    """Find the split with the lowest Gini impurity.

    Args:
        features: Numbers of shape (n, d).
        labels: Integers of shape (n,).
        min_leaf: The fewest rows either side may keep.

    Returns:
        (feature, threshold, impurity), or None when no split lowers the impurity.
    """
    raise NotImplementedError


class DecisionTree:
    """A classification tree grown greedily."""

    def __init__(self, max_depth: int = 5, min_leaf: int = 1) -> None:
        """Set how deep the tree may grow and how small a leaf may be."""
        raise NotImplementedError

    def fit(self, features: np.ndarray, labels: np.ndarray) -> "DecisionTree":
        """Grow the tree from rows of shape (n, d) and labels of shape (n,); return it."""
        raise NotImplementedError

    def predict(self, features: np.ndarray) -> np.ndarray:
        """Predict a label for each row of shape (m, d)."""
        raise NotImplementedError
