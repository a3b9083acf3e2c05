"""How far a grader's scores agree with people's, with intervals that respect the questions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

DRAWS = 1000  # of the bootstrap
PASS = 0.5  # score from which an answer counts as correct
SPREAD = 1e-9  # of scores, below which they are all the same but for rounding

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
    """Compare our scores with theirs, both 0 to 1; see `estimate` for the intervals."""
    found = estimate(_figures, np.array([theirs, ours], dtype=float).T, questions)
    return Agreement(**found)


def estimate(
    figures: Callable[[Floats], Mapping[str, float]], rows: Floats, questions: Sequence[str]
) -> dict[str, Estimate]:
    """Work out figures and their intervals.

    Intervals are percentiles of a bootstrap that draws whole questions, because answers to one
    question err together (Field and Welsh 2007, "Bootstrapping clustered data"); it is seeded, so
    the same scores give the same figures.

    Args:
        figures: Named figures of some rows; NaN where a figure is not defined.
        rows: An answer each, (answers, columns).
        questions: The question of each row.
    """
    groups: dict[str, list[int]] = {}
    for place, question in enumerate(questions):
        groups.setdefault(question, []).append(place)
    members = [np.array(places) for places in groups.values()]
    dice = np.random.default_rng(0)
    drawn: dict[str, list[float]] = {}
    for _ in range(DRAWS if members else 0):
        picked = dice.integers(len(members), size=len(members))
        sample = rows[np.concatenate([members[place] for place in picked])]
        for name, value in figures(sample).items():
            drawn.setdefault(name, []).append(value)
    return {name: _estimate(value, drawn.get(name, ())) for name, value in figures(rows).items()}


def _estimate(value: float, drawn: Sequence[float]) -> Estimate:
    found = np.array(drawn, dtype=float)
    found = found[np.isfinite(found)]
    if not len(found):
        return Estimate(value=value, low=float("nan"), high=float("nan"))
    low, high = np.percentile(found, [2.5, 97.5])
    return Estimate(value=round(value, 4), low=round(float(low), 4), high=round(float(high), 4))


def _figures(pairs: Floats) -> dict[str, float]:
    return {"pearson_r": pearson(pairs), "rmse": rmse(pairs), "macro_f1": macro_f1(pairs)}


def pearson(pairs: Floats) -> float:
    """Pearson's r of two columns; NaN without spread in both."""
    theirs, ours = pairs.T
    if len(pairs) < 2 or min(np.ptp(theirs), np.ptp(ours)) < SPREAD:
        return float("nan")
    return float(np.corrcoef(theirs, ours)[0, 1])


def rmse(pairs: Floats) -> float:
    """The root mean square of the difference of two columns."""
    return float(np.sqrt(np.mean((pairs[:, 0] - pairs[:, 1]) ** 2))) if len(pairs) else float("nan")


def macro_f1(pairs: Floats) -> float:
    """The mean of F1 over the two classes; a class that nobody has is left out."""
    theirs, ours = pairs[:, 0] >= PASS, pairs[:, 1] >= PASS
    scores = []
    for known, found in ((theirs, ours), (~theirs, ~ours)):
        if known.any() or found.any():
            scores.append(2 * (known & found).sum() / (known.sum() + found.sum()))
    return float(np.mean(scores)) if scores else float("nan")
