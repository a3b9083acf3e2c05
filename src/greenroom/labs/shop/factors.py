"""Factors of households and products by alternating least squares, implicit and explicit.

Implicit: Hu, Koren and Volinsky (2008), each side solved by a few steps of conjugate gradients
(Takács, Pilászy and Tikk, 2011). Explicit: ratings with biases, each side solved exactly.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from greenroom.labs.shop.candidates import Events, Scorer
from greenroom.labs.shop.catalogue import Floats, Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What factors look like and how long they are sought."""

    factors: int = 32
    alpha: float = 5.0  # how much surer one is of what was taken than of what was not
    penalty: float = 1.0
    sweeps: int = 8
    steps: int = 3  # conjugate gradients of each side of each sweep


def als(events: Events, shape: Shape | None = None, seed: int = 0) -> Scorer:
    """Implicit ALS: factors with x·y near 1 where taken and near 0 elsewhere."""
    households, products = als_factors(events, shape or Shape(), seed)
    return lambda rows: households[rows] @ products.T


def als_factors(events: Events, shape: Shape, seed: int) -> tuple[Floats, Floats]:
    """The factors themselves, shapes (households, factors) and (products, factors)."""
    rng = np.random.default_rng((seed, 139))
    x = rng.normal(0, 0.1, (events.households, shape.factors))
    y = rng.normal(0, 0.1, (events.products, shape.factors))
    sure = events.matrix.copy()
    sure.data = shape.alpha * sure.data
    turned = sure.T.tocsr()
    for _ in range(shape.sweeps):
        x = _solved(sure, x, y, shape)
        y = _solved(turned, y, x, shape)
    return x, y


def _solved(sure: Any, x: Floats, y: Floats, shape: Shape) -> Floats:
    """Better x for fixed y: all rows of (Y'Y + Y'C Y + penalty) x = Y'(1 + C) at once.

    C holds `sure`, the confidence beyond 1, of each row; everything has shape (rows, factors).
    """
    row, column = sure.nonzero()
    square = y.T @ y + shape.penalty * np.eye(shape.factors)
    weights = sure.copy()

    def times(p: Floats) -> Floats:
        inner = np.einsum("ef,ef->e", p[row], y[column])  # one number an entry
        weights.data = sure.data * inner
        return np.asarray(p @ square + weights @ y)

    weights.data = 1 + sure.data
    rest = np.asarray(weights @ y) - times(x)
    step, left = rest.copy(), (rest**2).sum(axis=1)
    for _ in range(shape.steps):
        moved = times(step)
        far = left / np.maximum((step * moved).sum(axis=1), 1e-12)
        x = x + far[:, None] * step
        rest = rest - far[:, None] * moved
        now = (rest**2).sum(axis=1)
        step = rest + (now / np.maximum(left, 1e-12))[:, None] * step
        left = now
    return x


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """Ratings foretold: mean + biases + factors."""

    mean: float
    of_household: Floats
    of_product: Floats
    x: Floats
    y: Floats

    def of(self, household: Ints, product: Ints) -> Floats:
        """The rating of each pair."""
        inner = np.einsum("ef,ef->e", self.x[household], self.y[product])
        return np.asarray(
            self.mean + self.of_household[household] + self.of_product[product] + inner
        )

    def scorer(self) -> Scorer:
        """Ranks by the rating foretold: what people would like if they had it."""
        return lambda rows: (
            self.mean + self.of_household[rows, None] + self.of_product + self.x[rows] @ self.y.T
        )


def rated(ratings: Events, factors: int = 20, penalty: float = 6.0, seed: int = 0) -> Rated:
    """Biased matrix factorisation of explicit ratings (the weights), by exact least squares.

    The bias of a side is one more factor whose partner is held at 1.
    """
    rng = np.random.default_rng((seed, 149))
    mean = float(ratings.weight.mean()) if len(ratings) else 0.0
    x = rng.normal(0, 0.1, (ratings.households, factors + 1))
    y = rng.normal(0, 0.1, (ratings.products, factors + 1))
    x[:, -1] = y[:, -1] = 0
    off = ratings.weight - mean
    for _ in range(12):
        x = _exact(ratings.household, off - y[ratings.product, -1], y[ratings.product], x, penalty)
        y = _exact(
            ratings.product, off - x[ratings.household, -1], x[ratings.household], y, penalty
        )
    return Rated(
        mean=mean, of_household=x[:, -1], of_product=y[:, -1], x=x[:, :-1], y=y[:, :-1],
    )  # fmt: skip


def _exact(owner: Ints, target: Floats, partner: Floats, old: Floats, penalty: float) -> Floats:
    """Ridge regressions of all owners at once: factors and, last, a bias beside a column of 1."""
    columns = partner.copy()
    columns[:, -1] = 1
    width = columns.shape[1]
    order = np.argsort(owner, kind="stable")
    columns, target, owner = columns[order], target[order], owner[order]
    found = np.zeros_like(old)
    places, start = np.unique(owner, return_index=True)
    for place, begin, end in zip(places, start, [*start[1:], len(owner)], strict=True):
        rows = columns[begin:end]
        square = rows.T @ rows + penalty * np.eye(width)
        found[place] = np.linalg.solve(square, rows.T @ target[begin:end])
    return found
