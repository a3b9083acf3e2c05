"""What a grocery sells and what its households bought, generated from a seed.

It has the shape of the Complete Journey (84.51° and dunnhumby, 2017), of which only aggregates
are here: shares of departments, spreads of prices, popularity and sizes of baskets. `journey.py`
reads the real one.
"""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

# Department: its share of what is bought, and its categories, as measured over 2017.
DEPARTMENTS = {
    "GROCERY": (0.645, 94), "DRUG GM": (0.107, 91), "PRODUCE": (0.102, 31),
    "MEAT-PCKGD": (0.044, 9), "MEAT": (0.034, 15), "DELI": (0.025, 12), "PASTRY": (0.015, 9),
    "NUTRITION": (0.013, 25), "SEAFOOD-PCKGD": (0.005, 5), "SALAD BAR": (0.004, 2),
    "COSMETICS": (0.003, 5), "FLORAL": (0.003, 10),
}  # fmt: skip
POPULARITY = 1.86  # sd of the log: 1% of the products are a third of the lines, 10% are 72%
PRICE, BETWEEN, WITHIN = 1.0, 0.66, 0.57  # log price: mean, sd of categories, sd within one
OWN_BRAND = 0.29
VISITS, VISITS_SPREAD = 0.81, 0.88  # baskets a week: median over households, sd of the log
LINES, LINES_SPREAD = 5.0, 1.13  # lines of a basket: median, sd of the log
STAPLES, LOYAL = 30, 0.2  # a household's usual products, and the share of lines that are one
TASTE = 0.8  # sd of the log of what a household thinks of a category
# Share of lines by hour of the shop's day, 6:00 to 23:00; at night nothing is bought.
HOURS = (5, 11, 21, 37, 55, 70, 73, 78, 80, 88, 101, 103, 88, 71, 50, 29, 17, 8)
OPENS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Products; every column has one entry a product.

    Attributes:
        source: "generated" or "complete-journey".
        department: Index into `departments`.
        category: From 0 up, each in one department.
        price: In dollars.
        own_brand: Whether the shop's own.
        weight: Share of all that was bought.
    """

    source: str
    departments: tuple[str, ...]
    department: Ints
    category: Ints
    price: Floats
    own_brand: Flags
    weight: Floats

    def __len__(self) -> int:
        return len(self.price)

    def only(self, products: Ints) -> "Catalogue":
        """Some of the products, with their categories numbered anew."""
        weight = self.weight[products]
        return Catalogue(
            source=self.source,
            departments=self.departments,
            department=self.department[products],
            category=np.unique(self.category[products], return_inverse=True)[1].astype(np.int64),
            price=self.price[products],
            own_brand=self.own_brand[products],
            weight=weight / weight.sum(),
        )

    def top(self, products: int) -> "Catalogue":
        """The products bought most, in the order they were in."""
        return self.only(np.sort(np.argsort(-self.weight, kind="stable")[:products]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Baskets:
    """Lines of baskets in order of week; every column has one entry a line.

    Attributes:
        household: From 0 up.
        product: Index into the catalogue.
        week: From 0 up.
        hour: Of the shop's day.
    """

    household: Ints
    product: Ints
    week: Ints
    hour: Ints

    def __len__(self) -> int:
        return len(self.week)


def digest(*columns: NDArray[np.generic]) -> str:
    """SHA-256 of columns of numbers: the same data, the same name."""
    total = sha256()
    for column in columns:
        total.update(f"{column.dtype.str}{column.shape}".encode())
        total.update(np.ascontiguousarray(column).tobytes())
    return total.hexdigest()


@lru_cache(maxsize=8)
def generated(products: int, seed: int) -> Catalogue:
    """A catalogue of the published shape; the same size and seed give the same products."""
    rng = np.random.default_rng((seed, 101))
    shares = np.array([share for share, _ in DEPARTMENTS.values()])
    room = np.array([count for _, count in DEPARTMENTS.values()])
    department = rng.choice(len(shares), products, p=shares / shares.sum())
    inside = (rng.random(products) ** 2 * room[department]).astype(np.int64)  # few are large
    first = np.concatenate(([0], np.cumsum(room)[:-1]))
    category = np.unique(first[department] + inside, return_inverse=True)[1].astype(np.int64)
    level = rng.normal(PRICE, BETWEEN, category.max() + 1)
    weight = np.exp(rng.normal(0, POPULARITY, products))
    return Catalogue(
        source="generated",
        departments=tuple(DEPARTMENTS),
        department=department.astype(np.int64),
        category=category,
        price=np.round(np.exp(rng.normal(level[category], WITHIN)), 2).clip(0.1),
        own_brand=rng.random(products) < OWN_BRAND,
        weight=weight / weight.sum(),
    )


def generated_baskets(catalogue: Catalogue, households: int, weeks: int, seed: int) -> Baskets:
    """Baskets of the published shape over a catalogue: some households come daily, most buy again.

    A line is one of the household's usual products or drawn by its taste for the categories.
    """
    rng = np.random.default_rng((seed, 103))
    rate = VISITS * np.exp(rng.normal(0, VISITS_SPREAD, households))
    visits = rng.poisson(rate, (weeks, households))
    week, household = (np.repeat(each.ravel(), visits.ravel()) for each in np.indices(visits.shape))
    hours = np.array(HOURS) / sum(HOURS)
    hour = OPENS + rng.choice(len(hours), len(week), p=hours)
    lines = np.ceil(LINES * np.exp(rng.normal(0, LINES_SPREAD, len(week)))).astype(np.int64)
    lines = np.minimum(lines, 160)
    week, household, hour = (np.repeat(each, lines) for each in (week, household, hour))
    likes = tastes(catalogue, households, rng)
    usual = draw_products(catalogue, likes, np.repeat(np.arange(households), STAPLES), rng)
    usual = usual.reshape(households, STAPLES)
    product = draw_products(catalogue, likes, household, rng)
    loyal = rng.random(len(product)) < LOYAL
    which = (rng.random(len(product)) ** 2 * STAPLES).astype(np.int64)  # the first ones most
    product[loyal] = usual[household[loyal], which[loyal]]
    return Baskets(household=household, product=product, week=week, hour=hour.astype(np.int64))


def tastes(catalogue: Catalogue, households: int, rng: Generator) -> Floats:
    """How many times as much as others each household buys of a category, (households, cats)."""
    return np.exp(rng.normal(0, TASTE, (households, int(catalogue.category.max()) + 1)))


def draw_products(catalogue: Catalogue, likes: Floats, household: Ints, rng: Generator) -> Ints:
    """One product for each entry of `household`: a category by taste, in it one by weight."""
    order = np.argsort(catalogue.category, kind="stable")
    size = np.bincount(catalogue.category, weights=catalogue.weight, minlength=likes.shape[1])
    edge = np.cumsum(likes * size, axis=1)
    edge /= edge[:, -1:]
    # One sorted line of all households' shares: household h's lie between h and h + 1.
    line = (edge + np.arange(len(edge))[:, None]).ravel()
    spot = np.searchsorted(line, household + rng.random(len(household)), side="right")
    category = np.minimum(spot - household * likes.shape[1], likes.shape[1] - 1)
    reach = np.cumsum(catalogue.weight[order])
    end = np.cumsum(size)[category]
    place = np.searchsorted(reach, end - rng.random(len(category)) * size[category], side="left")
    found: Ints = order[np.minimum(place, len(order) - 1)]
    return found
