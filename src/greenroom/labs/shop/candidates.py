"""From what households took to a score of every product for each: what a ranker chooses from.

Popularity, one's own past, item-item, EASE-R and content here; `factors.py` has ALS, `towers.py`
the two small networks. Each is a function from events to a scorer.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from greenroom.labs.shop.catalogue import Catalogue, Flags, Floats, Ints

Scorer = Callable[[Ints], Floats]
"""From households, shape (h,), to scores of all products, shape (h, products)."""
LATELY = 4  # weeks that popularity looks back
HALF_LIFE = 4.0  # weeks after which one's own purchase counts half


@dataclass(frozen=True, kw_only=True)
class Events:
    """What households took of what is sold, one entry an event, all of it before `now`.

    Attributes:
        now: The week the events are looked back at from.
        weight: What an event counts for: more for a purchase than for a look.
    """

    households: int
    products: int
    now: int
    household: Ints
    product: Ints
    week: Ints
    weight: Floats

    def __len__(self) -> int:
        return len(self.product)

    @cached_property
    def matrix(self) -> Any:
        """Sums of weights as a sparse matrix, shape (households, products)."""
        from scipy.sparse import csr_matrix

        shape = (self.households, self.products)
        return csr_matrix((self.weight, (self.household, self.product)), shape=shape)

    @cached_property
    def taken(self) -> Any:
        """1 where a household took a product, sparse, shape (households, products)."""
        ones = self.matrix.copy()
        ones.data = np.ones_like(ones.data)
        return ones

    def only(self, rows: Ints | Flags, now: int | None = None) -> "Events":
        """Some of the events, seen from another week."""
        return Events(
            households=self.households, products=self.products,
            now=self.now if now is None else now,
            household=self.household[rows], product=self.product[rows],
            week=self.week[rows], weight=self.weight[rows],
        )  # fmt: skip


def popularity(events: Events, weeks: int = LATELY) -> Scorer:
    """What was taken most in the last weeks; the same for everyone."""
    late = events.week >= events.now - weeks
    counts = np.bincount(
        events.product[late], weights=events.weight[late], minlength=events.products
    )
    return lambda households: np.repeat(counts[None, :], len(households), axis=0)


def own(events: Events, half_life: float = HALF_LIFE) -> Scorer:
    """What the household itself took, the older the less; popularity only breaks ties."""
    from scipy.sparse import csr_matrix

    fresh = events.weight * 0.5 ** ((events.now - events.week) / half_life)
    shape = (events.households, events.products)
    mine = csr_matrix((fresh, (events.household, events.product)), shape=shape)
    most = popularity(events)
    return lambda h: mine[h].toarray() + 1e-6 * most(h) / (1 + len(events))


def item_item(events: Events, likeness: str = "cosine", near: int = 100) -> Scorer:
    """Products that the same households take, summed over what this one took.

    Args:
        events: What was taken.
        likeness: "cosine" of the columns, or "jaccard" of the sets of households.
        near: Of each product's likenesses only so many count.
    """
    taken = events.taken
    both = (taken.T @ taken).toarray()  # households that took both, (products, products)
    alone = both.diagonal().copy()
    if likeness == "jaccard":
        union = alone[:, None] + alone[None, :] - both
        like = both / np.maximum(union, 1)
    else:
        like = both / np.maximum(np.sqrt(np.outer(alone, alone)), 1)
    np.fill_diagonal(like, 0)
    if near < len(like):
        least = np.partition(like, -near, axis=0)[-near]
        like[like < least] = 0
    return lambda households: np.asarray(events.matrix[households] @ like)


def ease(events: Events, penalty: float = 100.0) -> Scorer:
    """EASE-R (Steck, 2019): the best linear likenesses with none to oneself, in closed form.

    With G = X'X + penalty and P its inverse, B = -P / diag(P), and 0 on the diagonal. Inverting
    costs products cubed: nothing for a thousand, a minute for ten thousand.
    """
    taken = events.taken
    gram = (taken.T @ taken).toarray().astype(np.float64)
    gram[np.diag_indices_from(gram)] += penalty
    inverse = np.linalg.inv(gram)
    weights = -inverse / np.diag(inverse)  # (products, products)
    np.fill_diagonal(weights, 0)
    return lambda households: np.asarray(taken[households] @ weights)


def content(events: Events, stock: Catalogue) -> Scorer:
    """What is like one's own purchases by category, price and maker, were it never bought before.

    A household without a past gets the shop's own mix of categories.
    """
    groups = int(stock.category.max()) + 1
    mine = np.zeros((events.households, groups))
    np.add.at(mine, (events.household, stock.category[events.product]), events.weight)
    mix = mine.sum(axis=0) / max(mine.sum(), 1e-9)
    share = (mine + 5 * mix) / (mine.sum(axis=1, keepdims=True) + 5)  # (households, categories)
    price = np.log(stock.price)
    spent = np.bincount(
        events.household, weights=events.weight * price[events.product],
        minlength=events.households,
    )  # fmt: skip
    count = np.bincount(events.household, weights=events.weight, minlength=events.households)
    level = (spent + 5 * price.mean()) / (count + 5)
    size = np.bincount(stock.category, minlength=groups)

    def score(households: Ints) -> Floats:
        far = (price[None, :] - level[households, None]) ** 2
        likes = share[households][:, stock.category] / size[stock.category]
        return np.asarray(np.log(likes + 1e-12) - 0.25 * far)

    return score


def fit(name: str, events: Events, stock: Catalogue, seed: int) -> Scorer:
    """Fit a source of candidates by its name; the same events and seed, the same scores."""
    from greenroom.labs.shop.factors import als
    from greenroom.labs.shop.towers import neural_cf, two_tower

    made: Mapping[str, Callable[[], Scorer]] = {
        "popularity": lambda: popularity(events),
        "own": lambda: own(events),
        "item-item": lambda: item_item(events),
        "ease": lambda: ease(events),
        "als": lambda: als(events, seed=seed),
        "ncf": lambda: neural_cf(events, seed),
        "two-tower": lambda: two_tower(events, stock, seed),
        "content": lambda: content(events, stock),
    }
    return made[name]()
