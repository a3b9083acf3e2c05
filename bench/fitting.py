"""Logistic regression over bags of spans, and the measures of a probability: NumPy alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Bag:
    """One labelled decision: its spans' features, of which the best one decides."""

    group: str  # the question it belongs to; whole groups are left out
    name: str  # where it comes from: an exemplar's name, "other", "wording"
    spans: Floats  # (spans, features); no row at all means the decision is 0
    label: int
    weight: float = 1.0


def logistic(logits: Floats) -> Floats:
    """Probabilities of log-odds."""
    chance: Floats = 1.0 / (1.0 + np.exp(-np.clip(logits, -30, 30)))
    return chance


def fit(bags: Sequence[Bag], used: Floats, ridge: float = 1.0, rounds: int = 8) -> Floats:
    """Fit by Newton's method, alternating with the choice of each bag's best span.

    Args:
        bags: The decisions.
        used: 1 for each feature to use, 0 for each to leave out; the first is the intercept.
        ridge: The penalty on every weight but the intercept.
        rounds: How often the best spans are chosen anew.
    """
    filled = [bag for bag in bags if len(bag.spans)]
    labels = np.array([bag.label for bag in filled], dtype=float)
    sample = np.array([bag.weight for bag in filled])
    best = np.stack([bag.spans.mean(axis=0) for bag in filled])
    for _ in range(rounds):
        weights = _newton(best * used, labels, sample, ridge) * used
        best = np.stack([bag.spans[(bag.spans @ weights).argmax()] for bag in filled])
    return np.round(weights, 4)


def decide(bags: Iterable[Bag], weights: Floats) -> Floats:
    """The probability of each bag: that of its best span."""
    logits = [(bag.spans @ weights).max() if len(bag.spans) else -30.0 for bag in bags]
    return logistic(np.array(logits))


def leave_group_out(bags: Sequence[Bag], used: Floats, ridge: float = 1.0) -> Floats:
    """Each bag's probability by weights fitted without its group."""
    chances = np.zeros(len(bags))
    for group in sorted({bag.group for bag in bags}):
        weights = fit([bag for bag in bags if bag.group != group], used, ridge)
        mine = [place for place, bag in enumerate(bags) if bag.group == group]
        chances[mine] = decide([bags[place] for place in mine], weights)
    return chances


def area(chances: Floats, labels: Floats) -> float:
    """Area under the ROC curve, ties counted half."""
    ranks = np.empty(len(chances))
    order = np.argsort(chances, kind="stable")
    ranks[order] = np.arange(1, len(chances) + 1)
    for value in np.unique(chances):
        tied = chances == value
        ranks[tied] = ranks[tied].mean()
    positives = labels == 1
    count = positives.sum()
    above = ranks[positives].sum() - count * (count + 1) / 2
    return float(above / max(count * (len(labels) - count), 1))


def brier(chances: Floats, labels: Floats) -> float:
    """Mean squared error of probabilities."""
    return float(((chances - labels) ** 2).mean())


def calibration_error(chances: Floats, labels: Floats, bins: int = 10) -> float:
    """Expected calibration error over bins of equal width."""
    places = np.minimum((chances * bins).astype(int), bins - 1)
    gaps = [
        abs(chances[places == place].mean() - labels[places == place].mean())
        * (places == place).mean()
        for place in np.unique(places)
    ]
    return float(sum(gaps))


def _newton(rows: Floats, labels: Floats, sample: Floats, ridge: float) -> Floats:
    penalty = np.eye(rows.shape[1]) * ridge
    penalty[0, 0] = 1e-3
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        chance = logistic(rows @ weights)
        slope = rows.T @ (sample * (chance - labels)) + penalty @ weights
        bend = (rows * (sample * chance * (1 - chance))[:, None]).T @ rows + penalty
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-7:
            break
    return weights
