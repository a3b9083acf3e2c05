"""What a shop writes down: who came, what was shown to them, what they did with it."""

from dataclasses import dataclass, fields

import numpy as np

from greenroom.labs.shop.catalogue import Flags, Floats, Ints

ORGANIC = -1  # the rank of a product a household found by itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Visits:
    """Sessions of one week, one entry a session.

    Attributes:
        number: Of the session, unlike any other of the shop.
        hour: Of the day, 6 to 23.
        phone: Whether on a phone, else at a desk.
        available: Which products are sold in this week, shape (products,).
    """

    week: int
    number: Ints
    household: Ints
    hour: Ints
    phone: Flags
    available: Flags

    def __len__(self) -> int:
        return len(self.household)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slates:
    """What is shown: products by rank, shape (sessions, ranks), and how likely the first was.

    Attributes:
        chance: With which the policy showed the product of the first rank, shape (sessions,).
    """

    product: Ints
    chance: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """Products shown or found, in order of week and session; one entry a product.

    Attributes:
        rank: From 0 down the slate; ORGANIC for a product found by itself, which counts as clicked.
        chance: With which the policy showed it, at rank 0; elsewhere 0.
        rating: 1 to 5 stars; 0 for none.
    """

    session: Ints
    household: Ints
    week: Ints
    hour: Ints
    phone: Flags
    product: Ints
    rank: Ints
    chance: Floats
    clicked: Flags
    bought: Flags
    rating: Ints

    def __len__(self) -> int:
        return len(self.product)

    def only(self, rows: Ints | Flags) -> "Log":
        """Some of the entries."""
        return Log(**{each.name: getattr(self, each.name)[rows] for each in fields(self)})

    @property
    def shown(self) -> Flags:
        """Which entries were on a slate."""
        return np.asarray(self.rank != ORGANIC)


def joined(logs: list[Log]) -> Log:
    """Several logs one after the other."""
    names = [each.name for each in fields(Log)]
    return Log(**{name: np.concatenate([getattr(log, name) for log in logs]) for name in names})


def draw_slates(score: Floats, visits: Visits, size: int, seed: int) -> Slates:
    """Slates by chance, the better a product's score the likelier: Plackett and Luce's model.

    Noise of Gumbel's distribution is added and the highest taken, so that the first is drawn by
    the softmax of the scores, exactly.

    Args:
        score: Shape (sessions, products); what is not sold is never drawn.
        visits: Whose slates these are.
        size: Ranks of a slate.
        seed: The same seed and sessions draw the same noise for every policy.
    """
    open_to = np.where(visits.available, score, -np.inf)
    noise = np.random.default_rng((seed, visits.week, 109)).gumbel(size=score.shape)
    product = best(open_to + noise, size)
    high = open_to.max(axis=1, keepdims=True)
    total = np.exp(open_to - high).sum(axis=1)
    first = np.take_along_axis(open_to, product[:, :1], axis=1)
    return Slates(product=product, chance=(np.exp(first - high)[:, 0]) / total)


def fixed_slates(score: Floats, visits: Visits, size: int) -> Slates:
    """The highest scores, always: every chance is 1."""
    product = best(np.where(visits.available, score, -np.inf), size)
    return Slates(product=product, chance=np.ones(len(product)))


def best(score: Floats, size: int) -> Ints:
    """The highest scores of each row in their order, shape (rows, size); ties by number."""
    size = min(size, score.shape[1])
    top = np.sort(np.argpartition(-score, size - 1, axis=1)[:, :size], axis=1)
    order = np.argsort(-np.take_along_axis(score, top, axis=1), axis=1, kind="stable")
    found: Ints = np.take_along_axis(top, order, axis=1)
    return found
