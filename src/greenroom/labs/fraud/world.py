"""Card payments with fraud, drawn from published parameters, and a world that moves on.

The steady world is the Fraud Detection Handbook's (Le Borgne, Siblini, Lebichot, Bontempi, 2022,
chapter 3), written anew from its description. A world may also grow and get dearer; thieves who
learn where payments are stopped are in `thieves.py`.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

DAY = 86_400
LARGE = 220.0  # above it the first kind of fraud begins, and the shop's old rule


CARD = 3  # the kind of fraud with a stolen card


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How large a world is and how it moves.

    Attributes:
        turns: The day from which customers behave in a new way; None for never.
        growth: The share by which payments have grown at the last day.
    """

    cards: int = 5_000
    terminals: int = 10_000
    days: int = 183
    turns: int | None = None
    growth: float = 0.0


CALIBRATION = Setting()  # the Handbook's own world


@dataclass(frozen=True, slots=True, kw_only=True)
class Payments:
    """Payments in order of time; every column has one entry a payment.

    Attributes:
        time: Seconds since midnight of day 0.
        kind: 0 for good, 1 large amount, 2 terminal taken over, 3 card stolen, 4 a burst.
        delay: Days until a fraud is reported by its victim.
    """

    time: Ints
    card: Ints
    terminal: Ints
    amount: Floats
    kind: Ints
    delay: Floats

    def __len__(self) -> int:
        return len(self.time)

    @property
    def day(self) -> Ints:
        """The day each payment was made on."""
        return self.time // DAY

    @property
    def fraud(self) -> Flags:
        """The truth, which only the referee knows at once."""
        return self.kind > 0

    def only(self, rows: Ints | Flags | slice) -> "Payments":
        """Some of the payments."""
        columns = {name: getattr(self, name)[rows] for name in self.__slots__}
        return replace(self, **columns)


def make_world(setting: Setting, seed: int) -> Payments:
    """Draw a world's payments; the same setting and seed give the same payments."""
    rng = np.random.default_rng((seed, 61))
    payments = _steal(setting, rng, honest(setting, rng))
    return payments.only(np.argsort(payments.time, kind="stable"))


def honest(setting: Setting, rng: Generator) -> Payments:
    """What customers pay, in order of card and time."""
    return _reach(setting, rng, _bought(setting, rng))


def _bought(setting: Setting, rng: Generator) -> Payments:
    """What customers pay, in order of card and time, at terminals to be found yet."""
    mean = rng.uniform(5, 100, setting.cards)
    rate = rng.uniform(0, 4, setting.cards)
    more = 1 + setting.growth * np.arange(setting.days) / setting.days
    count = rng.poisson(rate[:, None] * more)  # (cards, days)
    card, day = (np.repeat(each.ravel(), count.ravel()) for each in np.indices(count.shape))
    moment = rng.normal(DAY / 2, 20_000, len(card)).astype(np.int64)
    awake = (moment > 0) & (moment < DAY)
    card, day, moment = card[awake], day[awake], moment[awake]
    usual = mean[card] * _prices(setting, day)
    amount = rng.normal(usual, usual / 2)
    below = amount < 0
    amount[below] = rng.uniform(0, 2 * usual[below])
    order = np.lexsort((moment, day, card))
    nothing = np.zeros(len(card), dtype=np.int64)
    return Payments(
        time=(day * DAY + moment)[order],
        card=card[order],
        terminal=nothing,
        amount=np.round(amount, 2)[order],
        kind=nothing,
        delay=np.clip(rng.lognormal(np.log(4.0), 0.7, len(card)), 0.5, 60.0),
    )


def _prices(setting: Setting, day: Ints) -> Floats:
    """Baskets cost a quarter more once the world has turned, over two weeks."""
    if setting.turns is None:
        return np.ones(len(day))
    return 1 + np.clip((day - setting.turns) / 14, 0, 1) / 4


def _reach(setting: Setting, rng: Generator, payments: Payments) -> Payments:
    """Each payment at one of the terminals within 5 of its card; cards with none never pay."""
    from scipy.spatial import cKDTree

    homes = rng.uniform(0, 100, (setting.cards, 2))
    places = rng.uniform(0, 100, (setting.terminals, 2))
    near = cKDTree(places).query_ball_point(homes, 5.0, return_sorted=True)
    count = np.array([len(each) for each in near])
    flat = np.fromiter((place for each in near for place in each), np.int64, int(count.sum()))
    start = np.cumsum(count) - count
    payments = payments.only(count[payments.card] > 0)
    pick = (rng.random(len(payments)) * count[payments.card]).astype(np.int64)
    return replace(payments, terminal=flat[start[payments.card] + pick])


def _steal(setting: Setting, rng: Generator, payments: Payments) -> Payments:
    """Add the three published kinds of fraud."""
    kind, amount = np.zeros_like(payments.kind), payments.amount.copy()
    kind[amount > LARGE] = 1
    taken = np.zeros((setting.terminals, setting.days), dtype=np.bool_)
    for start, place in _begun(setting, rng, 2 * setting.terminals / 10_000, setting.terminals):
        taken[place, start : start + 28] = True
    kind[taken[payments.terminal, payments.day]] = 2
    for start, card in _begun(setting, rng, 3 * setting.cards / 5_000, setting.cards):
        rows = _rows_of(payments, card, start, start + 14)
        rows = rng.choice(rows, len(rows) // 3, replace=False)
        amount[rows] *= 5
        kind[rows] = 3
    return replace(payments, kind=kind, amount=np.round(amount, 2))


def _begun(setting: Setting, rng: Generator, rate: float, among: int) -> list[tuple[int, int]]:
    """What begins when: (day, which), `rate` a day evenly spread, no twins within a day."""
    found = []
    for day in range(setting.days):
        count = int(np.floor(rate * (day + 1) + 1e-9) - np.floor(rate * day + 1e-9))
        found += [(day, int(each)) for each in rng.choice(among, count, replace=False)]
    return found


def _rows_of(payments: Payments, card: int, start: int, end: int) -> Ints:
    """A card's payments of some days; payments are in order of card and time here."""
    low, high = np.searchsorted(payments.card, (card, card + 1))
    inside = np.searchsorted(payments.time[low:high], (start * DAY, end * DAY))
    return np.arange(low + inside[0], low + inside[1])
