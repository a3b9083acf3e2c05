"""What a fraud service wrote down in four weeks, one of eight faults among them.

Everything is drawn and computed: payments as customers and thieves make them, features, a fitted
model, decisions, reports. A fault changes what a fault of its kind would change, and no more.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.random import Generator

from greenroom.labs.fraud.features import features
from greenroom.labs.fraud.history import OPENS, Conditions, history
from greenroom.labs.fraud.models import Scorer, fit
from greenroom.labs.fraud.thieves import strike, week
from greenroom.labs.fraud.world import DAY, Flags, Floats, Ints, Payments, Setting

DAYS = 28  # of records
SMALL = Setting(cards=450, terminals=900, days=OPENS + DAYS)
GROUPS = ("groceries", "fuel", "travel", "electronics", "fashion", "games")
TRAVEL = GROUPS.index("travel")
THRESHOLD, NIGHT = 0.2, 0.01  # by night, when nobody can be asked, more is stopped
NEW = 5  # terminals of an attack that have no past
CAUSES = {
    "labels-stopped": "The feed of fraud reports has stopped",
    "features-zero": "The feature pipeline serves zeros for cards' windows",
    "merchant-mix": "Customers buy elsewhere: the mix of merchants has changed",
    "attack": "Thieves are at work at terminals that are new",
    "threshold-unit": "A threshold was deployed in the wrong unit",
    "uncalibrated-model": "A new model whose scores are no chances is live on a host",
    "duplicates": "Events come twice and inflate the counts",
    "clock-shift": "A clock is set to another time zone",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """The records of four weeks, one entry a payment, in order of time.

    Attributes:
        payments: What was paid; day 0 is the first of the records.
        clock: Seconds as the service's clock had them.
        served: Features as the service had them, shape (n, 15).
        batch: The same features computed anew from the payments.
        host: 0 or 1.
        version: Of the model that scored.
        score: Its score.
        threshold: The threshold then.
        events: How often the payment came in.
        reported: The day its report came in; -1 for none yet.
    """

    payments: Payments
    clock: Ints
    served: Floats
    batch: Floats
    host: Ints
    version: Ints
    score: Floats
    threshold: Floats
    events: Ints
    reported: Ints

    @property
    def stopped(self) -> Flags:
        """What was stopped."""
        return self.score >= self.threshold

    @property
    def group(self) -> Ints:
        """The merchants' group, a place in GROUPS."""
        return self.payments.terminal % len(GROUPS)


@dataclass(frozen=True, slots=True)
class _Past:
    """A service that works: a model with what it was fitted on."""

    payments: Payments
    score: Scorer


def cause_of(seed: int) -> str:
    """The fault of a seed."""
    return list(CAUSES)[int(np.random.default_rng((seed, 97)).integers(len(CAUSES)))]


@lru_cache(maxsize=4)
def records(seed: int) -> Records:
    """The records of a seed, with its fault from a day in the third week on."""
    return make_records(seed, cause_of(seed))


def make_records(seed: int, cause: str) -> Records:
    """Draw four weeks of records with a fault in them; "" for none."""
    rng, past = np.random.default_rng((seed, 89)), _past(seed)
    since = OPENS + DAYS - int(rng.integers(6, 10))
    payments = past.payments
    if cause in _BEFORE:
        payments = _BEFORE[cause](payments, since, rng)
    stopped_feed = since if cause == "labels-stopped" else SMALL.days
    comes_in = payments.day + np.ceil(payments.delay).astype(np.int64)
    known = payments.fraud & (payments.delay <= 7) & (comes_in < stopped_feed)
    rows = payments.day >= OPENS
    batch = features(payments, known)[rows]
    kept = payments.only(rows)
    clean = replace(kept, time=kept.time - OPENS * DAY)
    came = np.where(clean.fraud & (comes_in[rows] < stopped_feed), comes_in[rows] - OPENS, -1)
    count = len(clean)
    book = Records(
        payments=clean, clock=clean.time, served=batch, batch=batch,
        host=rng.integers(0, 2, count), version=np.ones(count, dtype=np.int64),
        score=np.zeros(count), threshold=np.zeros(count),
        events=np.ones(count, dtype=np.int64), reported=np.where(came < DAYS, came, -1),
    )  # fmt: skip
    late = clean.day >= since - OPENS
    book = _SERVED[cause](book, late) if cause in _SERVED else book
    usual = np.where(book.clock % DAY <= 6 * 3_600, NIGHT, THRESHOLD)
    book = replace(book, score=past.score(book.served), threshold=usual)
    if cause == "threshold-unit":  # a share read as per cent, or per cent as a share
        wrong = usual * (100 if rng.random() < 0.5 else 0.01)
        return replace(book, threshold=np.where(late, wrong, usual))
    return _weighted(book, late) if cause == "uncalibrated-model" else book


@lru_cache(maxsize=4)
def _past(seed: int) -> _Past:
    """Ten weeks of a steady world, four more, and a model fitted on the ten."""
    under = Conditions(seed, SMALL, reacts=False)
    past = history(under)
    payments, thieves = past.payments, past.thieves
    amount, kind = payments.amount.copy(), payments.kind.copy()
    for day in range(OPENS, SMALL.days, 7):
        thieves, tried = strike(thieves, past.dealt, day, np.random.default_rng((seed, 79, day)))
        rows = week(payments, day)
        amount[rows], kind[rows] = tried.amount, tried.kind
    payments = replace(payments, amount=amount, kind=kind)
    soon = payments.fraud & (payments.delay <= 7)
    train = (payments.day >= 21) & (payments.day < OPENS - 7)
    x = features(payments, soon)[train]
    return _Past(payments, fit("lightgbm", "none", x, payments.fraud[train], seed))


def _other_mix(payments: Payments, since: int, rng: Generator) -> Payments:
    """A quarter of what is bought moves to travel, where it costs more."""
    moved = (payments.day >= since) & ~payments.fraud & (rng.random(len(payments)) < 0.25)
    among = np.arange(TRAVEL, SMALL.terminals, len(GROUPS))
    terminal, amount = payments.terminal.copy(), payments.amount.copy()
    terminal[moved] = rng.choice(among, int(moved.sum()))
    amount[moved] = np.round(amount[moved] * 2.5, 2)
    return replace(payments, terminal=terminal, amount=amount)


def _attacked(payments: Payments, since: int, rng: Generator) -> Payments:
    """Three payments in a hundred are theft at terminals nobody has seen before."""
    stolen = (payments.day >= since) & (rng.random(len(payments)) < 0.03)
    terminal, kind = payments.terminal.copy(), payments.kind.copy()
    first = -(-SMALL.terminals // len(GROUPS)) * len(GROUPS)
    terminal[stolen] = first + rng.integers(0, NEW, int(stolen.sum()))
    kind[stolen] = 2
    quick = np.where(stolen, np.minimum(payments.delay, 3.0), payments.delay)
    return replace(payments, terminal=terminal, kind=kind, delay=quick)


def _zeros(book: Records, late: Flags) -> Records:
    served = book.served.copy()
    served[late, 3:9] = 0
    return replace(book, served=served)


def _twice(book: Records, late: Flags) -> Records:
    served = book.served.copy()
    served[late, 3:9:2] *= 2
    served[late, 9::2] *= 2
    return replace(book, served=served, events=np.where(late, 2, 1))


def _other_zone(book: Records, late: Flags) -> Records:
    """Nine hours behind: the morning counts as night."""
    clock = np.where(late, book.clock - 9 * 3_600, book.clock)
    served = book.served.copy()
    served[:, 1], served[:, 2] = clock // DAY % 7 >= 5, clock % DAY <= 6 * 3_600
    served[:, 1] = np.where(late, served[:, 1], book.batch[:, 1])
    served[:, 2] = np.where(late, served[:, 2], book.batch[:, 2])
    return replace(book, clock=clock, served=served)


def _weighted(book: Records, late: Flags) -> Records:
    """The second host scores as if fraud weighed sixty times as much."""
    new = late & (book.host == 1)
    odds = 60 * book.score
    heavy = odds / (odds + 1 - book.score)
    score = np.where(new, heavy, book.score)
    return replace(book, score=score, version=np.where(new, 2, 1))


_BEFORE: dict[str, Callable[[Payments, int, Generator], Payments]] = {
    "merchant-mix": _other_mix,
    "attack": _attacked,
}
_SERVED: dict[str, Callable[[Records, Flags], Records]] = {
    "features-zero": _zeros,
    "duplicates": _twice,
    "clock-shift": _other_zone,
}
