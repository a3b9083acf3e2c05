"""Experiments whose truth is known: A/B tests with power and peeking, and estimates off policy.

An A/B test splits visits; whoever looks every day and stops when it is "significant" is wrong far
more often than one in twenty. Off policy, a new policy's clicks are estimated from what another
one logged: by inverse propensities (IPS), self-normalised (SNIPS), and doubly robust (DR).
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.random import Generator

from greenroom.labs.shop.catalogue import Flags, Floats, Ints

LEVEL, POWER = 1.959964, 0.841621  # normal quantiles of a two-sided 5% and of 80%


def visits_needed(share: float, lift: float) -> int:
    """Visits of each arm until a relative lift of a share is found 4 times in 5, at 5%.

    >>> visits_needed(0.10, 0.10)
    14749
    """
    other = share * (1 + lift)
    spread = share * (1 - share) + other * (1 - other)
    return ceil((LEVEL + POWER) ** 2 * spread / (other - share) ** 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """When an experiment is called.

    Attributes:
        looks: How often one looks, evenly over its time.
        edge: How many standard errors must lie between the arms at each look.
    """

    looks: int
    edge: Floats

    def calls(self, z: Floats) -> Flags:
        """Which experiments are called at any look; z has shape (experiments, looks)."""
        return np.asarray((np.abs(z) > self.edge).any(axis=1))


def fixed(days: int) -> Rule:
    """Look once, at the end."""
    edge = np.full(days, np.inf)
    edge[-1] = LEVEL
    return Rule(looks=days, edge=edge)


def peeking(days: int) -> Rule:
    """Look every day, as if each were the end."""
    return Rule(looks=days, edge=np.full(days, LEVEL))


def sequential(days: int, draws: int = 4_000) -> Rule:
    """Look every day with an edge that falls as O'Brien and Fleming's: c·sqrt(days/day).

    The constant is found on simulated experiments without a difference, for 5% over all looks.
    """
    rng = np.random.default_rng((days, 179))
    day = np.arange(1, days + 1)
    walks = np.cumsum(rng.normal(0, 1, (draws, days)), axis=1) / np.sqrt(day)
    highest = (np.abs(walks) / np.sqrt(days / day)).max(axis=1)
    return Rule(looks=days, edge=float(np.quantile(highest, 0.95)) * np.sqrt(days / day))


RULES: dict[str, Callable[[int], Rule]] = {
    "peek": peeking, "fixed": fixed, "sequential": sequential,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """An experiment of two arms.

    Attributes:
        shares: The true share of visits with a click, of both arms.
        visits: Of each arm a day.
    """

    shares: tuple[float, float]
    visits: int
    days: int = 14


def run_many(plan: Plan, runs: int, seed: int) -> Floats:
    """The z of each day so far, of many runs of one experiment, shape (runs, days)."""
    rng = np.random.default_rng((seed, 181))
    clicks = [
        np.cumsum(rng.binomial(plan.visits, share, (runs, plan.days)), axis=1)
        for share in plan.shares
    ]
    seen = plan.visits * np.arange(1, plan.days + 1)
    first, second = (each / seen for each in clicks)
    pooled = (first + second) / 2
    error = np.sqrt(np.maximum(2 * pooled * (1 - pooled) / seen, 1e-18))
    return np.asarray((second - first) / error)


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """What one policy showed in one place, and what came of it; one entry a visit.

    Attributes:
        visitor: Row of the tables of chances.
        shown: Product.
        chance: With which it was shown.
        clicked: 0 or 1.
    """

    visitor: Ints
    shown: Ints
    chance: Floats
    clicked: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Clicks a visit that a policy would have had, with a 95% interval of the normal curve."""

    mean: float
    low: float
    high: float

    def covers(self, truth: float) -> bool:
        """Whether the truth lies in the interval."""
        return self.low <= truth <= self.high


def log_visits(truth: Floats, policy: Floats, visits: int, rng: Generator) -> Logged:
    """Draw visits under a policy.

    Args:
        truth: The chance of a click, shape (visitors, products).
        policy: The chance of showing, rows sum to 1, the same shape.
        visits: How many; visitors come evenly.
        rng: Where chance comes from.
    """
    visitor = rng.integers(0, len(truth), visits)
    edge = np.cumsum(policy, axis=1)
    edge /= edge[:, -1:]
    line = (edge + np.arange(len(edge))[:, None]).ravel()
    spot = np.searchsorted(line, visitor + rng.random(visits), side="right")
    shown = np.minimum(spot - visitor * truth.shape[1], truth.shape[1] - 1)
    clicked = (rng.random(visits) < truth[visitor, shown]).astype(np.float64)
    return Logged(visitor=visitor, shown=shown, chance=policy[visitor, shown], clicked=clicked)


def value_of(truth: Floats, policy: Floats) -> float:
    """The clicks a visit that a policy truly has."""
    return float((truth * policy).sum(axis=1).mean())


def ips(log: Logged, policy: Floats) -> Interval:
    """Inverse propensities: a click counts the more, the likelier the new policy shows it."""
    return _interval(_ratio(log, policy) * log.clicked)


def snips(log: Logged, policy: Floats) -> Interval:
    """IPS over the sum of its weights: no longer above 1, a little off, much steadier.

    Its error is that of a ratio, by the delta method.
    """
    weight = _ratio(log, policy)
    mean = float((weight * log.clicked).sum() / max(weight.sum(), 1e-12))
    pull = weight * (log.clicked - mean) / max(weight.mean(), 1e-12)
    return _around(mean, pull)


def dr(log: Logged, policy: Floats, guess: Floats) -> Interval:
    """Doubly robust: a model's guess of every click, mended where the log says otherwise.

    Args:
        log: What the other policy logged.
        policy: The new one's chances of showing.
        guess: The model's chance of a click, shape (visitors, products), fitted on other visits.
    """
    expected = (policy * guess).sum(axis=1)[log.visitor]
    missed = log.clicked - guess[log.visitor, log.shown]
    return _interval(expected + _ratio(log, policy) * missed)


def replay(log: Logged, policy: Floats) -> Interval:
    """The thoughtless way: the click rate of visits where the new policy would show the same."""
    same = log.shown == policy.argmax(axis=1)[log.visitor]
    return _interval(log.clicked[same]) if same.any() else Interval(mean=0.0, low=0.0, high=0.0)


def effective(log: Logged, policy: Floats) -> float:
    """How many visits of its own the log is worth to the new policy (Kish)."""
    weight = _ratio(log, policy)
    return float(weight.sum() ** 2 / max((weight**2).sum(), 1e-12))


def _ratio(log: Logged, policy: Floats) -> Floats:
    return np.asarray(policy[log.visitor, log.shown] / log.chance)


def _interval(values: Floats) -> Interval:
    return _around(float(values.mean()), values - values.mean())


def _around(mean: float, off: Floats) -> Interval:
    half = LEVEL * float(np.sqrt((off**2).sum() / max(len(off) - 1, 1) / len(off)))
    return Interval(mean=mean, low=mean - half, high=mean + half)
