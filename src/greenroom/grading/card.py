"""The figures of the report card: how far our scores agree with people's, and where they do not."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from greenroom.grading.agreement import Estimate, Floats, estimate, macro_f1, pearson, rmse

NOMINAL = 0.9  # share of human scores our intervals promise to hold
STEPS = 4  # intervals between the five steps of kappa's scale
KEPT = (100, 90, 80, 70, 60, 50)  # per cent of answers in the risk-coverage curve
THIRD = 1 / 3


@dataclass(frozen=True, kw_only=True)
class Judged:
    """One answer with a person's score and ours, both 0 to 1; `ours` is None when we abstained."""

    dataset: str
    question: str
    human: float
    ours: float | None
    low: float
    high: float
    words: int

    @property
    def confidence(self) -> float:
        """How sure we are: the narrower our interval, the surer."""
        return -(self.high - self.low)


def measures(judged: Sequence[Judged]) -> dict[str, Any]:
    """Figures of how our scores agree with people's, as they stand in the report card.

    Each is {value, low, high} with a 95% interval by bootstrap over questions, None where it is
    not defined; `answers`, `graded` and `questions` are counts. Answers on which we abstained are
    counted and not scored. Questions of two data sets never share a name.
    """
    graded = [(each, each.ours) for each in judged if each.ours is not None]
    rows = np.array(
        [[j.human, ours, j.low, j.high, j.words, j.confidence] for j, ours in graded], dtype=float
    ).reshape(len(graded), 6)
    questions = [f"{each.dataset} {each.question}" for each, _ in graded]
    found = {name: plain(each) for name, each in estimate(figures, rows, questions).items()}
    return {
        "answers": len(judged),
        "graded": len(graded),
        "questions": len({(each.dataset, each.question) for each in judged}),
        "nominal": NOMINAL,
        **{name: each for name, each in found.items() if not name.startswith("kept_")},
        "risk_coverage": {str(kept): found[f"kept_{kept}"] for kept in KEPT},
    }


def figures(rows: Floats) -> dict[str, float]:
    """All figures of rows of (human, ours, low, high, words, confidence)."""
    human, ours, low, high, words, confidence = rows.T
    pairs, error = rows[:, :2], ours - human
    bands = {
        "error_low": human <= THIRD,
        "error_middle": (human > THIRD) & (human < 2 * THIRD),
        "error_high": human >= 2 * THIRD,
    }
    return {
        "pearson_r": pearson(pairs),
        "rmse": rmse(pairs),
        "bias": mean(error),
        "macro_f1": macro_f1(pairs),
        "qwk": kappa(pairs),
        **{name: mean(error[inside]) for name, inside in bands.items()},
        "error_by_length_r": pearson(np.stack([error, words], axis=1)),
        "interval_coverage": mean(((low <= human) & (human <= high)).astype(float)),
        **{f"kept_{kept}": risk for kept, risk in zip(KEPT, risks(error, confidence), strict=True)},
    }


def kappa(pairs: Floats) -> float:
    """Cohen's kappa with quadratic weights, of scores rounded to five steps.

    One less the mean squared difference over the one expected of two markers who mark like these
    but independently (Cohen 1968); NaN when both give everybody the same step.
    """
    if not len(pairs):
        return math.nan
    ours, theirs = np.floor(pairs * STEPS + 0.5).T
    by_chance = ours.var() + theirs.var() + (ours.mean() - theirs.mean()) ** 2
    return float(1 - np.mean((ours - theirs) ** 2) / by_chance) if by_chance else math.nan


def risks(error: Floats, confidence: Floats) -> list[float]:
    """The root mean square error over the surest share of answers, for each of KEPT.

    Answers of which we are equally sure have no order: each stands for the mean of them all.
    """
    if not len(error):
        return [math.nan] * len(KEPT)
    levels, of = np.unique(-np.round(confidence, 6), return_inverse=True)
    counts = np.bincount(of, minlength=len(levels))
    squares = np.bincount(of, error**2, minlength=len(levels)) / counts
    running = np.cumsum(np.repeat(squares, counts))
    kept = [max(1, math.ceil(len(error) * share / 100)) for share in KEPT]
    return [float(np.sqrt(running[count - 1] / count)) for count in kept]


def mean(values: Floats) -> float:
    """The mean; NaN of nothing."""
    return float(values.mean()) if len(values) else math.nan


def plain(found: Estimate) -> dict[str, float | None]:
    """An estimate as JSON takes it: None where it is not defined."""
    return {name: value if math.isfinite(value) else None for name, value in asdict(found).items()}


def by_dataset(judged: Sequence[Judged]) -> Mapping[str, dict[str, Any]]:
    """The figures of each data set alone, by name."""
    names = sorted({each.dataset for each in judged})
    return {name: measures([each for each in judged if each.dataset == name]) for name in names}
