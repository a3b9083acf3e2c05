"""How far a grader's scores agree with people's, with intervals that respect the questions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

DRAWS = 1000  # of the bootstrap
PASS = 0.5  # score from which an answer counts as correct

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """A figure and its 95% interval; all NaN where it is not defined (no spread, no answers)."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """Pearson's r, the root mean square error, and macro-F1 of correct against not correct."""

    pearson_r: Estimate
    rmse: Estimate
    macro_f1: Estimate


def agree(theirs: Sequence[float], ours: Sequence[float], questions: Sequence[str]) -> Agreement:
    """Compare our scores with theirs, both 0 to 1.

    Intervals are percentiles of a bootstrap that draws whole questions, because answers to one
    question err together (Field and Welsh 2007, "Bootstrapping clustered data"); it is seeded, so
    the same scores give the same figures.
    """
    pairs = np.array([theirs, ours], dtype=float).T
    groups: dict[str, list[int]] = {}
    for place, question in enumerate(questions):
        groups.setdefault(question, []).append(place)
    members = [np.array(places) for places in groups.values()]
    dice = np.random.default_rng(0)
    draws = [
        np.concatenate([members[i] for i in dice.integers(len(members), size=len(members))])
        for _ in range(DRAWS if members else 0)
    ]
    return Agreement(
        pearson_r=_estimate(_pearson, pairs, draws),
        rmse=_estimate(_rmse, pairs, draws),
        macro_f1=_estimate(_macro_f1, pairs, draws),
    )


def _estimate(
    figure: Callable[[Floats], float], pairs: Floats, draws: Sequence[NDArray[np.intp]]
) -> Estimate:
    found = np.array([figure(pairs[draw]) for draw in draws], dtype=float)
    found = found[np.isfinite(found)]
    value = figure(pairs)
    if not len(found):
        return Estimate(value=value, low=float("nan"), high=float("nan"))
    low, high = np.percentile(found, [2.5, 97.5])
    return Estimate(value=round(value, 4), low=round(float(low), 4), high=round(float(high), 4))


def _pearson(pairs: Floats) -> float:
    theirs, ours = pairs.T
    if len(pairs) < 2 or not theirs.std() or not ours.std():
        return float("nan")
    return float(np.corrcoef(theirs, ours)[0, 1])


def _rmse(pairs: Floats) -> float:
    return float(np.sqrt(np.mean((pairs[:, 0] - pairs[:, 1]) ** 2))) if len(pairs) else float("nan")


def _macro_f1(pairs: Floats) -> float:
    """The mean of F1 over the two classes; a class that nobody has is left out."""
    theirs, ours = pairs[:, 0] >= PASS, pairs[:, 1] >= PASS
    scores = []
    for known, found in ((theirs, ours), (~theirs, ~ours)):
        if known.any() or found.any():
            scores.append(2 * (known & found).sum() / (known.sum() + found.sum()))
    return float(np.mean(scores)) if scores else float("nan")
