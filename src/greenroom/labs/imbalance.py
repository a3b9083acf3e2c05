"""Rare positives, end to end in one file: draw, resample, split, fit, calibrate, threshold, bill.

Two payments in a hundred are fraud. Because we draw them, we can bill a design on fresh payments
that no step of it has seen, and see which of its own numbers were true.

Shapes: n rows, d = 8 features; X (n, d), y (n,) of 0 and 1, amount (n,) in euros.
"""

from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from greenroom.labs.model import Choices, Progress, Series, Trial

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Dice = np.random.Generator

HISTORY, FRESH = 12_000, 20_000  # rows to design with, rows to be billed on
REVIEW = 5.0  # euros to look at a flagged payment; a missed fraud costs its amount
BASE = -6.2  # the intercept that makes about 2 in 100 positive


@dataclass(frozen=True, slots=True)
class Payments:
    """Rows: what is known of each payment, its amount, and whether it was fraud."""

    x: "Floats"  # (n, d), the last column is the log amount, standardised
    y: "Floats"  # (n,)

    @property
    def amount(self) -> "Floats":
        """Euros, (n,)."""
        import numpy as np

        grown: Floats = np.exp(4.0 + 0.8 * self.x[:, -1])
        return grown

    def take(self, rows: "NDArray[np.int64]") -> "Payments":
        """Some of the rows, in that order."""
        return Payments(self.x[rows], self.y[rows])


def draw(n: int, dice: "Dice") -> Payments:
    """Payments whose chance of fraud is a smooth, not quite linear function of what is known."""
    import numpy as np

    x = dice.standard_normal((n, 8))
    logit = BASE + 1.3 * x[:, 0] + 0.9 * x[:, 1] + 1.1 * x[:, 2] * x[:, 3]
    logit += 0.7 * np.abs(x[:, 4]) * x[:, 0] + 0.5 * x[:, 7]
    return Payments(x, (dice.random(n) < _sigmoid(logit)).astype(float))


def resample(rows: Payments, how: str, dice: "Dice") -> Payments:
    """As many positives as negatives: by leaving negatives out, or by making positives up.

    SMOTE (Chawla et al., 2002) puts a new positive somewhere on the line between a positive and
    one of its five nearest positives.
    """
    import numpy as np

    positive, negative = np.flatnonzero(rows.y == 1), np.flatnonzero(rows.y == 0)
    if how == "undersample":
        kept = np.concatenate([positive, dice.choice(negative, len(positive), replace=False)])
        return rows.take(dice.permutation(kept))
    if how != "smote":
        return rows
    from scipy.spatial import cKDTree

    real = rows.x[positive]  # (p, d)
    _, near = cKDTree(real).query(real, k=6)  # (p, 6); the first is the row itself
    start = dice.integers(len(real), size=len(negative) - len(positive))  # (m,)
    end = near[start, dice.integers(1, 6, size=len(start))]  # (m,)
    made = real[start] + dice.random((len(start), 1)) * (real[end] - real[start])  # (m, d)
    x = np.concatenate([rows.x, made])
    y = np.concatenate([rows.y, np.ones(len(made))])
    order = dice.permutation(len(y))
    return Payments(x[order], y[order])


def fit(rows: Payments, model: str, weighted: bool, seed: int) -> Any:
    """Learn from rows; what comes back turns X (n, d) into scores (n,) between 0 and 1."""
    import numpy as np

    ratio = (rows.y == 0).sum() / max(1.0, rows.y.sum()) if weighted else 1.0
    weight = np.where(rows.y == 1, ratio, 1.0)  # (n,)
    if model == "never":
        return lambda x: np.zeros(len(x))
    if model == "logistic":
        return partial(_linear, newton(rows.x, rows.y, weight))
    import lightgbm

    settings = {
        "objective": "binary", "learning_rate": 0.1, "num_leaves": 15, "min_data_in_leaf": 20,
        "verbosity": -1, "seed": seed, "deterministic": True, "force_row_wise": True,
        "num_threads": 1,
    }  # fmt: skip
    grown = lightgbm.train(settings, lightgbm.Dataset(rows.x, rows.y, weight=weight), 60)
    return lambda x: np.asarray(grown.predict(x, num_threads=1))


def newton(x: "Floats", y: "Floats", weight: "Floats", ridge: float = 1.0) -> "Floats":
    """Logistic regression by Newton's method; the coefficients (d + 1,), intercept last."""
    import numpy as np

    one = np.column_stack([x, np.ones(len(x))])  # (n, d + 1)
    keep = np.diag([ridge] * x.shape[1] + [1e-9])  # the intercept is free
    beta = np.zeros(one.shape[1])
    for _ in range(25):
        p = _sigmoid(one @ beta)  # (n,)
        slope = one.T @ (weight * (p - y)) + keep @ beta  # (d + 1,)
        curve = (one.T * (weight * p * (1 - p))) @ one + keep  # (d + 1, d + 1)
        step = np.linalg.solve(curve, slope)
        beta = beta - step
        if float(np.abs(step).max()) < 1e-10:
            break
    return beta


def calibrate(scores: "Floats", y: "Floats", how: str) -> Any:
    """What turns scores into chances, learnt on rows the model has not seen."""
    import numpy as np

    if how == "platt":
        beta = newton(_logit(scores)[:, None], y, np.ones(len(y)))
        return lambda s: _linear(beta, _logit(s)[:, None])
    if how == "isotonic":
        from scipy.optimize import isotonic_regression

        order = np.argsort(scores, kind="stable")
        steps = isotonic_regression(y[order]).x
        return lambda s: np.interp(s, scores[order], steps)
    return lambda s: s


def threshold(scores: "Floats", rows: Payments, how: str) -> float:
    """Where to flag: at a half, where F1 is best, or where the bill is lowest, on these rows."""
    import numpy as np

    if how == "half":
        return 0.5
    grid = np.unique(np.quantile(scores, np.linspace(0, 1, 400)))
    worth = [
        -bill(scores, rows, at) if how == "cost" else counts(scores, rows.y, at)["f1"]
        for at in grid
    ]
    return float(grid[int(np.argmax(worth))])


def bill(scores: "Floats", rows: Payments, at: float) -> float:
    """Euros a thousand payments cost: each flag a review, each missed fraud its amount."""
    flagged = scores >= at
    missed = rows.amount[~flagged & (rows.y == 1)].sum()
    return float(1_000 * (REVIEW * flagged.sum() + missed) / len(rows.y))


def counts(scores: "Floats", y: "Floats", at: float) -> dict[str, float]:
    """What flagging from a threshold up comes to."""
    flagged = scores >= at
    hits, flags, positives = float(y[flagged].sum()), float(flagged.sum()), float(y.sum())
    return {
        "accuracy": float((flagged == (y == 1)).mean()),
        "precision": hits / flags if flags else 0.0,
        "recall": hits / positives if positives else 0.0,
        "f1": 2 * hits / (flags + positives) if flags + positives else 0.0,
        "flagged": 1_000 * flags / len(y),
    }


def roc_auc(scores: "Floats", y: "Floats") -> float:
    """The chance that a positive scores above a negative; ties count half."""
    from scipy.stats import rankdata

    positives = float(y.sum())
    above = float(rankdata(scores)[y == 1].sum()) - positives * (positives + 1) / 2
    return above / (positives * (len(y) - positives))


def curve(scores: "Floats", y: "Floats") -> tuple["Floats", "Floats"]:
    """Precision and recall at each score that occurs, highest first."""
    import numpy as np

    order = np.argsort(-scores, kind="stable")
    last = np.flatnonzero(np.append(np.diff(scores[order]) != 0, True))  # ties fall together
    hits = np.cumsum(y[order])[last]
    return hits / (last + 1), hits / y.sum()


def average_precision(scores: "Floats", y: "Floats") -> float:
    """The mean of precision over recall, stepwise."""
    import numpy as np

    precision, recall = curve(scores, y)
    return float(np.sum(np.diff(recall, prepend=0.0) * precision))


def trial(choices: Choices, seed: int, progress: Progress) -> Trial:
    """Design on history as chosen, then serve fresh payments."""
    import numpy as np

    dice = np.random.default_rng((seed, 1))
    history, fresh = draw(HISTORY, dice), draw(FRESH, dice)
    progress(0.2, "payments drawn")
    how, early = str(choices["balance"]), choices["resample"] == "before-split"
    rows = resample(history, how, dice) if early else history
    parts = np.split(dice.permutation(len(rows.y)), [len(rows.y) * 6 // 10, len(rows.y) * 8 // 10])
    train, valid, test = (rows.take(part) for part in parts)
    train = train if early else resample(train, how, dice)
    model = fit(train, str(choices["model"]), how == "class-weights", seed % 2**31)
    progress(0.7, "model fitted")
    chance = calibrate(model(valid.x), valid.y, str(choices["calibration"]))
    at = threshold(chance(model(valid.x)), valid, str(choices["threshold"]))
    at = 1.0 if choices["model"] == "never" else at
    offline, served = chance(model(test.x)), chance(model(fresh.x))
    measured = _measures(served, fresh, at, str(choices["report"]))
    measured["offline-ap"] = average_precision(offline, test.y)
    drawn = sha256(b"".join(part.tobytes() for part in (history.x, history.y, fresh.x, fresh.y)))
    return Trial(metrics=measured, series=_charts(served, fresh), drawn=drawn.hexdigest())


def _measures(scores: "Floats", rows: Payments, at: float, report: str) -> dict[str, float]:
    """Every number of the served model; `lead` is by the measure that the report leads with."""
    share = float(rows.y.mean())
    found = counts(scores, rows.y, at)
    found |= {"roc-auc": roc_auc(scores, rows.y), "served-ap": average_precision(scores, rows.y)}
    nothing = {"accuracy": 1 - share, "roc-auc": 0.5, "served-ap": share, "f1": 0.0}
    return found | {
        "lead": found[report] - nothing[report],
        "predicted": float(scores.mean()) / share,
        "brier": float(((scores - rows.y) ** 2).mean()) / (share * (1 - share)),
        "cost": bill(scores, rows, at),
    }


def _charts(scores: "Floats", rows: Payments) -> tuple[Series, ...]:
    import numpy as np

    precision, recall = curve(scores, rows.y)
    at, ends = np.linspace(0.02, 1.0, 50), np.linspace(0.02, 0.98, 49)
    best = np.maximum.accumulate(precision[::-1])[::-1]  # at that recall or any higher one
    shown = best[np.minimum(np.searchsorted(recall, at), len(best) - 1)]
    bills = np.array([bill(scores, rows, end) for end in ends])
    half, low = float(best[np.searchsorted(recall, 0.5)]), int(np.argmin(bills))
    return (
        Series(
            id="precision-recall",
            title="Precision by recall, served",
            columns={"recall": _rounded(at), "precision": _rounded(shown)},
            says=f"To find half of the fraud, {half:.0%} of the flags are right; "
            f"flagging at random would give {rows.y.mean():.1%}.",
        ),
        Series(
            id="cost-by-threshold",
            title="Cost of a thousand payments by threshold, served",
            columns={"threshold": _rounded(ends), "euros": _rounded(bills, 1)},
            says=f"The bill is lowest, {bills[low]:,.0f} euros, when flagging from {ends[low]:.2f} "
            f"up; at 0.50 it is {bill(scores, rows, 0.5):,.0f} euros.",
        ),
    )


def _rounded(values: "Floats", digits: int = 4) -> tuple[float, ...]:
    return tuple(round(float(value), digits) for value in values)


def _linear(beta: "Floats", x: "Floats") -> "Floats":
    return _sigmoid(x @ beta[:-1] + beta[-1])


def _sigmoid(z: "Floats") -> "Floats":
    import numpy as np

    bent: Floats = 1 / (1 + np.exp(-np.clip(z, -500, 500)))
    return bent


def _logit(p: "Floats") -> "Floats":
    import numpy as np

    kept = np.clip(p, 1e-6, 1 - 1e-6)
    unbent: Floats = np.log(kept / (1 - kept))
    return unbent
