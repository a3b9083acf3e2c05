"""A forest: trees grown on samples of rows and columns, and their vote."""

from collections.abc import Callable
from math import isqrt, nan

import numpy as np

Tree = Callable[[np.ndarray], np.ndarray]
Grow = Callable[[np.ndarray, np.ndarray], Tree]


class Forest:
    """Trees grown on samples of rows and columns; the majority decides (Breiman 1996, Ho 1998)."""

    def __init__(
        self, grow: Grow, trees: int = 50, columns: int | None = None, seed: int = 0
    ) -> None:
        """Set how a tree is grown, how many, on how many columns, and the seed of all chance."""
        if trees < 1:
            raise ValueError(f"a forest needs a tree, and gets {trees}")
        self.grow = grow
        self.trees = trees
        self.columns = columns
        self.seed = seed

    def fit(self, features: np.ndarray, labels: np.ndarray) -> "Forest":
        """Grow the trees from rows of shape (n, d) and integers of shape (n,); return the forest.

        Besides growing, each tree costs O(n) and one prediction of the rows it has not seen,
        about 37 in 100.

        Raises:
            ValueError: There are no rows, or columns is out of range.
        """
        features, labels = np.asarray(features), np.asarray(labels)
        n, width = features.shape
        columns = isqrt(width) if self.columns is None else self.columns
        if not n:
            raise ValueError("there are no rows to grow trees from")
        if not 1 <= columns <= width:
            raise ValueError(f"columns must be from 1 to {width}, and is {columns}")
        rng = np.random.default_rng(self.seed)
        self.kinds, codes = np.unique(labels, return_inverse=True)
        self.grown: list[tuple[np.ndarray, Tree]] = []
        unseen = np.zeros((n, len(self.kinds)), dtype=int)  # votes of trees that did not draw it
        for _ in range(self.trees):
            rows = rng.integers(n, size=n)
            chosen = rng.choice(width, columns, replace=False)
            tree = self.grow(features[rows][:, chosen], labels[rows])
            self.grown.append((chosen, tree))
            left_out = np.setdiff1d(np.arange(n), rows)
            if len(left_out):
                unseen[left_out] += self._ballots(tree, features[left_out][:, chosen])
        judged = unseen.any(axis=1)
        right = unseen.argmax(axis=1) == codes
        self.accuracy = float(right[judged].mean()) if judged.any() else nan
        return self

    def votes(self, features: np.ndarray) -> np.ndarray:
        """Count the trees for each label in rising order: shape (m, labels)."""
        features = np.asarray(features)
        counts = np.zeros((len(features), len(self.kinds)), dtype=int)
        for chosen, tree in self.grown:
            counts += self._ballots(tree, features[:, chosen])
        return counts

    def predict(self, features: np.ndarray) -> np.ndarray:
        """The label with most votes, the smallest of several: shape (m,)."""
        return self.kinds[self.votes(features).argmax(axis=1)]  # argmax takes the first of equals

    def out_of_bag_accuracy(self) -> float:
        """The share of rows judged rightly by trees that did not draw them; NaN without any."""
        return self.accuracy

    def _ballots(self, tree: Tree, features: np.ndarray) -> np.ndarray:
        """One vote a row, as True in the place of its label: shape (m, labels)."""
        return np.asarray(tree(features))[:, None] == self.kinds
