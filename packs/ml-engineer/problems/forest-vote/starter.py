"""Which disease has this plant? A forest that votes."""

from collections.abc import Callable

import numpy as np

Tree = Callable[[np.ndarray], np.ndarray]
Grow = Callable[[np.ndarray, np.ndarray], Tree]


class Forest:
    """Trees grown on samples of rows and columns; the majority decides."""

    def __init__(
        self, grow: Grow, trees: int = 50, columns: int | None = None, seed: int = 0
    ) -> None:
        """Set how a tree is grown, how many, on how many columns, and the seed of all chance."""
        raise NotImplementedError

    def fit(self, features: np.ndarray, labels: np.ndarray) -> "Forest":
        """Grow the trees from rows of shape (n, d) and integers of shape (n,); return the forest.

        Raises:
            ValueError: There are no rows, fewer than one tree, or columns is out of range.
        """
        raise NotImplementedError

    def votes(self, features: np.ndarray) -> np.ndarray:
        """Count the trees for each label in rising order: shape (m, labels)."""
        raise NotImplementedError

    def predict(self, features: np.ndarray) -> np.ndarray:
        """The label with most votes, the smallest of several: shape (m,)."""
        raise NotImplementedError

    def out_of_bag_accuracy(self) -> float:
        """The share of rows judged rightly by trees that did not draw them; NaN without any."""
        raise NotImplementedError
