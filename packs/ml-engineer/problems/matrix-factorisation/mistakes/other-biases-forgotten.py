"""Matrix factorisation by alternating least squares."""

import numpy as np


def groups(ids):
    """The rows of each id, by one sort."""
    order = np.argsort(ids, kind="stable")
    found, starts = np.unique(ids[order], return_index=True)
    return list(zip(found, np.split(order, starts[1:])))


class Factors:
    """Biases and factors."""

    def __init__(self, rank, penalty, sweeps=10, seed=0):
        if rank < 0 or penalty <= 0 or sweeps < 1:
            raise ValueError("bad settings")
        self.rank, self.penalty, self.sweeps, self.seed = rank, penalty, sweeps, seed

    def fit(self, users, items, ratings):
        """Solve users and items in turn."""
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
        of_user, of_item = groups(users), groups(items)
        for _ in range(self.sweeps):
            for user, mine in of_user:
                bias, factors = self._solve(
                    ratings[mine] - self.mean - self.item_bias[items[mine]],
                    self.item_factors[items[mine]],
                )
                self.user_bias[user], self.user_factors[user] = bias, factors
            for item, mine in of_item:
                bias, factors = self._solve(
                    ratings[mine] - self.mean, self.user_factors[users[mine]]
                )
                self.item_bias[item], self.item_factors[item] = bias, factors
        self.item_factors[np.bincount(items, minlength=len(self.item_bias)) == 0] = 0
        return self

    def _solve(self, target, factors):
        design = np.column_stack([np.ones(len(target)), factors])
        left = design.T @ design + self.penalty * np.eye(self.rank + 1)
        solved = np.linalg.solve(left, design.T @ target)
        return solved[0], solved[1:]

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
