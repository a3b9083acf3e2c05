"""A shop's households in sessions: what they look for, click, buy and rate, week after week.

Facts of two published simulators decide the numbers, the code is our own. RecoGym (Rohde et al.,
2018, arXiv:1808.00720): tastes and products in 5 dimensions of unit normals, tastes that move by
0.1, what is found by itself drawn by the softmax of product times taste plus popularity, leaving
with .01 and turning to the slate with .25 after each product. RecSim (Ie et al., 2019,
arXiv:1909.04847): attention that falls by .9 or .65 a rank, and one unit of not clicking beside
the exponential of a product's score. Staples, prices, hours, devices and launches are ours.
"""

from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np

from greenroom.labs.shop.catalogue import (
    HOURS,
    OPENS,
    VISITS,
    VISITS_SPREAD,
    Catalogue,
    Flags,
    Floats,
    Ints,
    digest,
    draw_products,
    generated,
    tastes,
)
from greenroom.labs.shop.log import ORGANIC, Log, Slates, Visits

DIMENSIONS, DRIFT = 5, 0.1
LEAVES, TURNS = 0.01, 0.25
ATTENTION = (0.9, 0.65)  # a rank further down: at a desk, on a phone
USUAL, CYCLE = 15, 4  # a household's staples, and the weeks the longest of them lasts
SHARED = 0.7  # of a product's place is its category's
PLAIN = -3.4  # score of a product that nobody minds or wants: one look in thirty is a click
NEVER = -99


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How large a shop is.

    Attributes:
        slate: Products shown at a visit.
        fresh: Share of the products that are launched after the first week.
    """

    products: int = 1_000
    households: int = 1_000
    weeks: int = 12
    slate: int = 10
    fresh: float = 0.15


@dataclass(frozen=True, kw_only=True)
class Shop:
    """All that is true of a shop before a policy shows anything; only the referee knows it.

    Attributes:
        taste: Of households, shape (weeks, households, 5).
        place: Of products, shape (products, 5).
        pull: How much a product is looked for, shape (weeks, products); it has fashions.
        quality: What a product is worth to whoever has bought it, apart from taste.
        staple: Whether a household needs a product again and again, shape (households, products).
        lasts: Weeks a product lasts.
        thrift: How much a household minds a price.
        launched: The first week a product is sold in.
        rate: Visits of a household in a week.
        mood: What hour and device add, shape (3 parts of the day times 2, departments).
    """

    setting: Setting
    seed: int
    catalogue: Catalogue
    taste: Floats
    place: Floats
    pull: Floats
    quality: Floats
    staple: Flags
    lasts: Ints
    thrift: Floats
    launched: Ints
    rate: Floats
    mood: Floats

    @cached_property
    def drawn(self) -> str:
        """SHA-256 of all that was drawn, the catalogue's source among it."""
        arrays = [getattr(self, each.name) for each in fields(self)[3:]]
        stock = self.catalogue
        arrays += [stock.price, stock.weight, stock.category, stock.department]
        return digest(np.array([stock.source]), *arrays)

    @cached_property
    def dearness(self) -> Floats:
        """Log prices in standard units, shape (products,)."""
        price = np.log(self.catalogue.price)
        return np.asarray((price - price.mean()) / price.std())

    def at_start(self) -> Ints:
        """The week each household last bought each product, at the start."""
        lasting = np.where(self.staple, self.lasts, 0)
        ago = np.random.default_rng((self.seed, 113)).random(self.staple.shape)
        return np.where(self.staple, -np.ceil(ago * lasting), NEVER).astype(np.int64)

    def visits(self, week: int) -> Visits:
        """Who comes in a week: the same whatever is shown to them."""
        rng = np.random.default_rng((self.seed, week, 127))
        count = rng.poisson(self.rate)
        household = rng.permutation(np.repeat(np.arange(len(count)), count))
        hours = np.array(HOURS) / sum(HOURS)
        hour = OPENS + rng.choice(len(hours), len(household), p=hours)
        phone = rng.random(len(household)) < np.where((hour < 9) | (hour >= 17), 0.7, 0.45)
        number = week * 1_000_000 + np.arange(len(household))
        return Visits(
            week=week, number=number, household=household.astype(np.int64), hour=hour, phone=phone,
            available=self.launched <= week,
        )  # fmt: skip

    def serve(self, visits: Visits, slates: Slates, last: Ints) -> tuple[Log, Ints]:
        """A week: what is found, seen, clicked, bought and rated, and what was bought last when.

        Two policies meet the same households with the same luck, product by product.
        """
        rng = np.random.default_rng((self.seed, visits.week, 131))
        luck = rng.random((2, len(visits), len(self.catalogue)))
        due = self._due(visits, last)
        session, found = self._found(visits, due, rng)
        rank = np.broadcast_to(np.arange(slates.product.shape[1]), slates.product.shape).ravel()
        row = np.concatenate((session, np.repeat(np.arange(len(visits)), slates.product.shape[1])))
        product = np.concatenate((found, slates.product.ravel()))
        rank = np.concatenate((np.full(len(found), ORGANIC), rank))
        seen = np.where(rank == ORGANIC, 1.0, attention(visits.phone[row], rank))
        wants = chance(self.scores(visits, due))[row, product]
        clicked = (rank == ORGANIC) | (luck[0, row, product] < seen * wants)
        bought = clicked & (luck[1, row, product] < self._buys(visits, due, row, product))
        order = np.lexsort((rank, row))
        row, product, rank = row[order], product[order], rank[order]
        bought = bought[order]
        last = last.copy()
        last[visits.household[row[bought]], product[bought]] = visits.week
        log = Log(
            session=visits.number[row], household=visits.household[row],
            week=np.full(len(row), visits.week), hour=visits.hour[row], phone=visits.phone[row],
            product=product, rank=rank, chance=np.where(rank == 0, slates.chance[row], 0.0),
            clicked=clicked[order], bought=bought,
            rating=np.where(bought, self._stars(visits, row, product, rng), 0),
        )  # fmt: skip
        return log, last

    def truth(self, visits: Visits, slates: Slates, last: Ints) -> Floats:
        """The true chance of a click on each product of each slate, shape (sessions, ranks)."""
        wants = np.take_along_axis(self.wanted(visits, last), slates.product, axis=1)
        rank = np.arange(slates.product.shape[1])
        return np.asarray(wants * attention(visits.phone[:, None], rank[None, :]))

    def wanted(self, visits: Visits, last: Ints) -> Floats:
        """The true chance of a click on each product once it is looked at, (sessions, products)."""
        return chance(self.scores(visits, self._due(visits, last)))

    def scores(self, visits: Visits, due: Flags) -> Floats:
        """How much each session wants each product, shape (sessions, products)."""
        liking = self.taste[visits.week] @ self.place.T / np.sqrt(DIMENSIONS)  # (households, n)
        part = np.digitize(visits.hour, (11, 17)) * 2 + visits.phone
        minds = self.thrift[visits.household, None] * self.dearness
        scores = liking[visits.household]
        scores += self.mood[part][:, self.catalogue.department] + 0.3 * self.pull[visits.week]
        return np.asarray(PLAIN + scores - 0.4 * minds + 2.0 * due)

    def _due(self, visits: Visits, last: Ints) -> Flags:
        over = self.staple & (visits.week - last >= self.lasts)
        found: Flags = over[visits.household]
        return found

    def _found(self, visits: Visits, due: Flags, rng: np.random.Generator) -> tuple[Ints, Ints]:
        """What households come upon by themselves, as (session, product), each pair once."""
        pull = self.taste[visits.week] @ self.place.T + self.pull[visits.week]
        pull = np.where(visits.available, pull, -np.inf)
        share = np.exp(pull - pull.max(axis=1, keepdims=True))
        edge = np.cumsum(share, axis=1)
        edge /= edge[:, -1:]
        count = np.minimum(rng.geometric(LEAVES + TURNS, len(visits)), 12)
        session = np.repeat(np.arange(len(visits)), count)
        household = visits.household[session]
        line = (edge + np.arange(len(edge))[:, None]).ravel()
        spot = np.searchsorted(line, household + rng.random(len(session)), side="right")
        product = np.minimum(spot - household * edge.shape[1], edge.shape[1] - 1)
        needs = np.nonzero(due & visits.available & (rng.random(due.shape) < 0.3))
        pairs = np.stack((np.concatenate((session, needs[0])), np.concatenate((product, needs[1]))))
        kept = np.unique(pairs, axis=1)
        return kept[0], kept[1]

    def _buys(self, visits: Visits, due: Flags, row: Ints, product: Ints) -> Floats:
        """The chance that a click becomes a purchase, one entry a pair."""
        minds = self.thrift[visits.household[row]] * self.dearness[product]
        return chance(-1.0 + 2.5 * due[row, product] - 0.5 * minds)

    def _stars(self, v: Visits, row: Ints, product: Ints, rng: np.random.Generator) -> Ints:
        """Stars of those who give some: the pleased do so more often than the others."""
        liking = (self.taste[v.week][v.household[row]] * self.place[product]).sum(axis=1)
        pleased = 0.5 * liking / np.sqrt(DIMENSIONS) + self.quality[product]
        pleased = pleased + rng.normal(0, 0.6, len(row))
        rates = rng.random(len(row)) < chance(-1.0 + pleased)
        return np.where(rates, np.clip(np.round(3 + pleased), 1, 5), 0).astype(np.int64)


def attention(phone: Flags, rank: Ints) -> Floats:
    """The chance that a rank is looked at: the propensity a referee knows of every click."""
    return np.asarray(np.where(phone, ATTENTION[1], ATTENTION[0]) ** rank)


def chance(score: Floats) -> Floats:
    """One choice beside a unit of leaving it: e^s / (e^s + 1)."""
    return np.asarray(1 / (1 + np.exp(-score)))


def make_shop(setting: Setting, seed: int, catalogue: Catalogue | None = None) -> Shop:
    """Draw a shop over a catalogue, generated or another; the same arguments give the same."""
    stock = catalogue or generated(setting.products, seed)
    rng = np.random.default_rng((seed, 137))
    n, homes, weeks = len(stock), setting.households, setting.weeks
    steps = rng.normal(0, DRIFT, (weeks, homes, DIMENSIONS))
    steps[0] = rng.normal(0, 1, (homes, DIMENSIONS))
    middle = rng.normal(0, 1, (int(stock.category.max()) + 1, DIMENSIONS))[stock.category]
    place = np.sqrt(SHARED) * middle + np.sqrt(1 - SHARED) * rng.normal(0, 1, (n, DIMENSIONS))
    fashion = np.cumsum(rng.normal(0, 0.35, (weeks, n)), axis=0)
    fashion -= fashion.mean(axis=1, keepdims=True)
    pull = np.log(stock.weight) - np.log(stock.weight).mean() + fashion
    launched = np.where(rng.random(n) < setting.fresh, rng.integers(1, weeks, n), 0)
    dear = (np.log(stock.price) - np.log(stock.price).mean()) / np.log(stock.price).std()
    staple = np.zeros((homes, n), dtype=np.bool_)
    household = np.repeat(np.arange(homes), USUAL)
    staple[household, draw_products(stock, tastes(stock, homes, rng), household, rng)] = True
    return Shop(
        setting=setting, seed=seed, catalogue=stock, taste=np.cumsum(steps, axis=0), place=place,
        pull=pull, quality=0.7 * dear + rng.normal(0, 0.5, n), staple=staple,
        lasts=rng.integers(1, CYCLE + 1, n), thrift=rng.lognormal(0, 0.5, homes),
        launched=launched, rate=VISITS * np.exp(rng.normal(0, VISITS_SPREAD, homes)),
        mood=rng.normal(0, 0.5, (6, len(stock.departments))),
    )  # fmt: skip
