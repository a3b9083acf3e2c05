"""The world a design is tried in, up to the opening, kept for the other designs of a seed."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.random import Generator

from greenroom.labs.fraud.features import Sight, look, sight
from greenroom.labs.fraud.thieves import Dealt, Thieves, at_first, strike, week
from greenroom.labs.fraud.world import DAY, Flags, Floats, Payments, Setting, honest

OPENS = 70  # the day the design goes live; what is before is its history
TURNS = 84  # the day customers and thieves change
TRIED = Setting(cards=700, terminals=1_400, days=126, turns=TURNS, growth=0.3)
SLIP = 0.05  # how often a reviewer is wrong
KEPT = 8  # histories, as many as a run has seeds
LEARNT = 42  # days before the wait for labels that may be learnt from: four weeks, a gap, a week
BURSTS = 0.8  # a day, once the world has turned


@dataclass(frozen=True, slots=True)
class Conditions:
    """Under which a design is tried.

    Attributes:
        seed: Of everything that is drawn.
        setting: How large the world is, and whether it turns.
        reacts: Whether thieves look at what is declined.
    """

    seed: int
    setting: Setting = TRIED
    reacts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What is the same for every design of a seed.

    Attributes:
        dealt: All payments, those after the opening without thieves, and all luck.
        payments: All payments, with the thefts before the opening.
        thieves: As they are at the opening.
        slip: Where a reviewer would be wrong.
    """

    dealt: Dealt
    payments: Payments
    thieves: Thieves
    slip: Flags

    @property
    def days(self) -> int:
        """How many days the world lasts."""
        return int(self.payments.day.max()) + 1


@lru_cache(maxsize=KEPT)
def history(under: Conditions) -> History:
    """A history, drawn once for the designs held against each other.

    Thieves strike until the opening, and nobody stops them.
    """
    setting, seed = under.setting, under.seed
    rng = np.random.default_rng((seed, 61))
    dealt = _deal(setting, rng, honest(setting, rng))
    thieves, payments = at_first(dealt), dealt.payments
    amount, kind = payments.amount.copy(), payments.kind.copy()
    for day in range(0, OPENS, 7):
        thieves, tried = strike(thieves, dealt, day, np.random.default_rng((seed, 79, day)))
        rows = week(payments, day)
        amount[rows], kind[rows] = tried.amount, tried.kind
    return History(
        dealt=dealt,
        payments=replace(payments, amount=amount, kind=kind),
        thieves=thieves,
        slip=np.random.default_rng((seed, 73)).random(len(payments)) < SLIP,
    )


@lru_cache(maxsize=KEPT)
def seen(under: Conditions, wait: int) -> tuple[Sight, slice, Floats]:
    """The windows of all payments with labels `wait` days late, and the features of the past.

    Of the past only those rows that may be learnt from have features.
    """
    past = history(under)
    windows = sight(past.payments, wait)
    edges = np.searchsorted(past.payments.time, ((OPENS - wait - LEARNT) * DAY, OPENS * DAY))
    rows = slice(int(edges[0]), int(edges[1]))
    soon = past.payments.fraud & (past.payments.delay <= wait)
    return windows, rows, look(windows, past.payments, soon, rows)


@lru_cache(maxsize=KEPT)
def unseen(under: Conditions, wait: int) -> Sight:
    """The windows of all payments with labels nobody has yet; cards' are those of `seen`."""
    return sight(history(under).payments, 0, seen(under, wait)[0].card)


def _deal(setting: Setting, rng: Generator, payments: Payments) -> Dealt:
    """Add the bursts to what customers pay, and draw all luck."""
    bursts = _bursts(setting, rng, payments)
    columns = {
        name: np.concatenate((getattr(payments, name), getattr(bursts, name)))
        for name in Payments.__slots__
    }
    burst = np.arange(len(payments) + len(bursts)) >= len(payments)
    order = np.argsort(columns["time"], kind="stable")
    return Dealt(
        payments=Payments(**columns).only(order),
        burst=burst[order],
        luck=rng.random((len(order), 3)),
        cards=rng.permutation(setting.cards),
        terminals=rng.permutation(setting.terminals),
    )


def _bursts(setting: Setting, rng: Generator, payments: Payments) -> Payments:
    """Four to seven payments of one card within two hours, where its holder pays too."""
    first = setting.days if setting.turns is None else setting.turns
    count = int(BURSTS * setting.cards / 700 * (setting.days - first))
    like = rng.integers(0, max(len(payments), 1), count)
    begins = np.sort(rng.integers(first * DAY, setting.days * DAY - 7_200, count))
    size = rng.integers(4, 8, count)
    of = np.repeat(np.arange(count), size)
    model = payments.only(like[of])
    time = begins[of] + rng.integers(0, 7_200, len(of))
    return replace(model, time=time, amount=np.ones(len(of)))
