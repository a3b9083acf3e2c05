"""The online side: vectors in an index, features of households as they stand, and who falls back.

Candidates are found ahead of time as vectors; a request looks its household up, asks the index
for near products, and ranks them. Everything here answers within a request.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from greenroom.labs.shop.catalogue import Floats, Ints

Singles = NDArray[np.float32]
Nearest = Callable[[Singles, int], Ints]
"""From a vector, shape (d,), and how many to the nearest products by dot product, best first."""


def make_index(vectors: Floats, ann: bool | None = None) -> Nearest:
    """An index of products by their vectors, shape (products, d).

    Args:
        vectors: Of the products.
        ann: Whether near enough will do, by usearch's graph; None for whenever it is installed.

    Raises:
        ModuleNotFoundError: `ann` is asked for, and usearch is not installed.
    """
    if ann or (ann is None and find_spec("usearch") is not None):
        return _graph(vectors)
    kept = vectors.astype(np.float32)

    def nearest(vector: Singles, count: int) -> Ints:
        scores = kept @ vector
        top = np.argpartition(-scores, min(count, len(scores)) - 1)[:count]
        found: Ints = top[np.lexsort((top, -scores[top]))]
        return found

    return nearest


def _graph(vectors: Floats) -> Nearest:
    """A graph of neighbours walked towards the vector asked for (HNSW)."""
    from usearch.index import Index

    index: Any = Index(
        ndim=vectors.shape[1], metric="ip", dtype="f32", connectivity=16, expansion_add=128,
        expansion_search=128,
    )  # fmt: skip
    index.add(np.arange(len(vectors)), vectors.astype(np.float32), threads=1)
    return lambda vector, count: index.search(vector, count, threads=1).keys.astype(np.int64)


class StoreDown(Exception):
    """The online store does not answer."""


@dataclass(slots=True)
class _Home:
    """What is kept of one household."""

    count: dict[int, float] = field(default_factory=dict)
    latest: dict[int, int] = field(default_factory=dict)
    total: float = 0.0


class OnlineStore:
    """Features of households, event by event: the same numbers as `rank.features` has by batch.

    What happens within a week counts from the next one on, as it does in the batch: a feature is
    what was known when the week began.
    """

    def __init__(self, products: int) -> None:
        self._homes: dict[int, _Home] = {}
        self._waiting: list[tuple[int, int, float]] = []
        self._weeks = np.zeros((4, products))  # counts of the last four weeks, the newest first
        self._week = 0
        self.up = True

    def take(self, week: int, household: int, product: int, weight: float) -> None:
        """A household takes something; weeks never go back.

        Raises:
            StoreDown: It does not answer.
            ValueError: The week is over.
        """
        self._reach(week)
        self._waiting.append((household, product, weight))

    def features(self, week: int, household: int, products: Ints) -> Floats:
        """The past of some products, shape (products, 5), columns as in `rank.PAST`.

        Raises:
            StoreDown: It does not answer.
            ValueError: The week is over.
        """
        self._reach(week)
        home = self._homes.get(household, _Home())
        asked = products.tolist()
        out = np.empty((len(asked), 5))
        out[:, 0] = [home.count.get(each, 0.0) for each in asked]
        out[:, 1] = [week - home.latest[each] if each in home.latest else 52 for each in asked]
        out[:, 2] = home.total
        late, before = self._weeks[0] + self._weeks[1], self._weeks[2] + self._weeks[3]
        out[:, 3] = late[products]
        out[:, 4] = (late[products] + 1) / (before[products] + 1)
        return out

    def _reach(self, week: int) -> None:
        """Go on to a week: what waited counts from now on."""
        if not self.up:
            raise StoreDown
        if week < self._week:
            raise ValueError(f"week {week} is over, it is week {self._week}")
        while self._week < week:
            self._weeks = np.roll(self._weeks, 1, axis=0)
            self._weeks[0] = 0
            for household, product, weight in self._waiting:
                home = self._homes.setdefault(household, _Home())
                home.count[product] = home.count.get(product, 0.0) + weight
                home.latest[product] = self._week
                home.total += weight
                self._weeks[0, product] += weight
            self._waiting.clear()
            self._week += 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A visit that wants a slate."""

    week: int
    household: int
    hour: int
    phone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A slate.

    Attributes:
        fallback: Why it is the popular products and not the household's own; "" if it is not.
    """

    products: list[int]
    fallback: str = ""


class Recommender:
    """Candidates, features and a ranker, behind one call that always answers.

    Args:
        vectors: Of households, shape (households, d), and the index of products.
        about: What a product adds to its features: own brand and log price, shape (products, 2).
        ranker: From features to scores: similarity, the past, context.
        popular: What is shown when nothing better can be.
    """

    def __init__(
        self, vectors: Floats, nearest: Nearest, about: Floats,
        ranker: Callable[[Floats], Floats], popular: Ints,
    ) -> None:  # fmt: skip
        self._vectors = vectors.astype(np.float32)
        self._nearest = nearest
        self._about = about
        self._ranker = ranker
        self._popular = popular

    def slate(self, asked: Asked, store: OnlineStore, size: int = 10, among: int = 160) -> Answer:
        """The slate of a visit; of the popular products if the store is down or nobody is known."""
        if not 0 <= asked.household < len(self._vectors):
            return Answer(products=self._popular[:size].tolist(), fallback="unknown household")
        vector = self._vectors[asked.household]
        products = self._nearest(vector, among)
        try:
            past = store.features(asked.week, asked.household, products)
        except StoreDown:
            return Answer(products=self._popular[:size].tolist(), fallback="the store is down")
        context = np.array([asked.phone, asked.hour < 11, asked.hour >= 17], dtype=np.float64)
        near = self._about[products]
        row = np.concatenate((past, np.broadcast_to(context, (len(products), 3)), near), axis=1)
        order = np.argsort(-self._ranker(row), kind="stable")[:size]
        return Answer(products=products[order].tolist())
