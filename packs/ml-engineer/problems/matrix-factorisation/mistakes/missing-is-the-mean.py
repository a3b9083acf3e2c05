"""Matrix factorisation by alternating least squares."""

import numpy as np


class Factors:
    """Biases and factors."""

    def __init__(self, rank, penalty, sweeps=10, seed=0):
        if rank < 0 or penalty <= 0 or sweeps < 1:
            raise ValueError("bad settings")
        self.rank, self.penalty, self.sweeps, self.seed = rank, penalty, sweeps, seed

    def fit(self, users, items, ratings):
        """Fill a table, with the mean where nothing was rated, and solve both sides in turn."""
        users, items, ratings = (
            np.asarray(users),
            np.asarray(items),
            np.asarray(ratings, dtype=float),
        )
        if len(ratings) == 0:
            raise ValueError("no ratings")
        self.mean = float(ratings.mean())
        rng = np.random.default_rng(self.seed)
        self.user_bias = np.zeros(users.max() + 1)
        self.item_bias = np.zeros(items.max() + 1)
        self.user_factors = np.zeros((users.max() + 1, self.rank))
        self.item_factors = rng.normal(0, 0.1, (items.max() + 1, self.rank))
        table = np.zeros((len(self.user_bias), len(self.item_bias)))
        np.add.at(table, (users, items), ratings - self.mean)
        for _ in range(self.sweeps):
            self.user_bias, self.user_factors = self._side(
                table - self.item_bias, self.item_factors
            )
            self.item_bias, self.item_factors = self._side(
                table.T - self.user_bias, self.user_factors
            )
        return self

    def _side(self, table, factors):
        design = np.column_stack([np.ones(len(factors)), factors])
        left = design.T @ design + self.penalty * np.eye(self.rank + 1)
        solved = np.linalg.solve(left, design.T @ table.T).T
        return solved[:, 0], solved[:, 1:]

    def predict(self, users, items):
        """Mean, biases, factors."""
        users, items = np.asarray(users), np.asarray(items)
        user_bias = np.append(self.user_bias, 0.0)
        item_bias = np.append(self.item_bias, 0.0)
        user_factors = np.vstack([self.user_factors, np.zeros(self.rank)])
        item_factors = np.vstack([self.item_factors, np.zeros(self.rank)])
        u = np.minimum(users, len(self.user_bias))
        i = np.minimum(items, len(self.item_bias))
        return (
            self.mean
            + user_bias[u]
            + item_bias[i]
            + (user_factors[u] * item_factors[i]).sum(axis=1)
        )
