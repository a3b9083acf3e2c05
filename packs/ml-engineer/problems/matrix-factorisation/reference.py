"""Matrix factorisation with biases by alternating least squares."""

import numpy as np

START = 0.1  # spread of the first item factors: not zero, or they would stay zero


class Factors:
    """Predicts ratings from biases and factors of users and items (Koren, Bell, Volinsky 2009)."""

    def __init__(self, rank: int, penalty: float, sweeps: int = 10, seed: int = 0) -> None:
        """Set the number of factors, the penalty on squares, the sweeps, and the seed.

        Raises:
            ValueError: The rank is negative, the penalty not above zero, or sweeps below one.
        """
        if rank < 0 or penalty <= 0 or sweeps < 1:
            raise ValueError(f"rank {rank}, penalty {penalty} or sweeps {sweeps} is out of range")
        self.rank = rank
        self.penalty = penalty
        self.sweeps = sweeps
        self.seed = seed

    def fit(self, users: np.ndarray, items: np.ndarray, ratings: np.ndarray) -> "Factors":
        """Learn from ratings, given as three arrays of the same length; return the model.

        With one side held, each row of the other is a small ridge regression of its own. Their
        products are summed over the ratings given, and all of them are solved at once: a sweep
        costs O(m rank^2 + (u + i) rank^3) for m ratings, and no table of users by items.

        Raises:
            ValueError: There are no ratings.
        """
        users, items = np.asarray(users), np.asarray(items)
        ratings = np.asarray(ratings, dtype=float)
        if not len(ratings):
            raise ValueError("there are no ratings")
        self.mean = float(ratings.mean())
        apart = ratings - self.mean
        count_users, count_items = int(users.max()) + 1, int(items.max()) + 1
        # bias and factors of a row side by side: bias first, (rows, 1 + rank)
        of_items = np.zeros((count_items, 1 + self.rank))
        rng = np.random.default_rng(self.seed)
        of_items[:, 1:] = rng.normal(scale=START, size=(count_items, self.rank))
        for _ in range(self.sweeps):
            of_users = self._solved(users, count_users, of_items[items], apart)
            of_items = self._solved(items, count_items, of_users[users], apart)
        self.user_bias, self.user_factors = of_users[:, 0], of_users[:, 1:]
        self.item_bias, self.item_factors = of_items[:, 0], of_items[:, 1:]
        return self

    def predict(self, users: np.ndarray, items: np.ndarray) -> np.ndarray:
        """Predict the ratings of pairs, given as two arrays of the same length."""
        user_bias, user_factors = _rows(users, self.user_bias, self.user_factors)
        item_bias, item_factors = _rows(items, self.item_bias, self.item_factors)
        return self.mean + user_bias + item_bias + (user_factors * item_factors).sum(axis=1)

    def _solved(
        self, rows: np.ndarray, count: int, others: np.ndarray, apart: np.ndarray
    ) -> np.ndarray:
        """Bias and factors of each row of one side, the other side held.

        Args:
            rows: Whose rating it is, (m,).
            count: How many rows there are.
            others: Bias and factors of the other side, for each rating, (m, 1 + rank).
            apart: The ratings without their mean, (m,).
        """
        size = 1 + self.rank
        inputs = others.copy()
        inputs[:, 0] = 1.0  # what a row's own bias is multiplied with
        wanted = apart - others[:, 0]
        products = np.empty((count, size, size))
        aims = np.empty((count, size))
        for a in range(size):
            aims[:, a] = np.bincount(rows, inputs[:, a] * wanted, minlength=count)
            for b in range(size):
                products[:, a, b] = np.bincount(rows, inputs[:, a] * inputs[:, b], minlength=count)
        # whoever has no ratings solves penalty * x = 0
        products += self.penalty * np.eye(size)
        return np.linalg.solve(products, aims[:, :, None]).squeeze(-1)


def _rows(ids: np.ndarray, bias: np.ndarray, factors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Biases and factors of some ids, zero for those that fit has not seen."""
    places = np.minimum(ids, len(bias))  # new ids share a row of zeros behind the last
    padded = np.vstack([factors, np.zeros(factors.shape[1])])
    return np.append(bias, 0.0)[places], padded[places]
