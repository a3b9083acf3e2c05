"""From features to a score of fraud: seven models, what balances them, what calibrates them."""

from collections.abc import Callable
from typing import Any

import numpy as np

from greenroom.labs.fraud.world import LARGE, Flags, Floats

Scorer = Callable[[Floats], Floats]
"""From features, shape (n, columns), to scores of shape (n,); more is more like fraud."""


def fit(model: str, balance: str, x: Floats, y: Flags, seed: int) -> Scorer:
    """Fit a model; the same rows and seed give the same scores to the last bit.

    Args:
        model: rules, logistic, tree, forest, lightgbm, isolation or layered.
        balance: none, weights, smote or undersample.
        x: Features of the training payments.
        y: Which of them are known as fraud; both kinds are there, or every score is 0.
        seed: Of what a fit draws.
    """
    if model == "rules" or not y.any():
        return _rules if model == "rules" else _nothing
    if model == "isolation":
        return _isolation(x, seed)
    x, y = _balanced(balance, x, y, seed)
    weights = _weights(y) if balance == "weights" else None
    if model == "layered":
        fitted = _scorer(_lightgbm(seed).fit(x, y, sample_weight=weights))
        return lambda rows: np.maximum(fitted(rows), _rules(rows))
    if model == "logistic":
        return _logistic(x, y, weights)
    return _scorer(_trees(model, seed).fit(x, y, sample_weight=weights))


def calibrate(how: str, scorer: Scorer, x: Floats, y: Flags) -> Scorer:
    """Make scores chances on payments the fit has not seen: none, platt or isotonic."""
    if how == "none" or not y.any():
        return scorer
    scores = scorer(x)
    if how == "isotonic":
        from sklearn.isotonic import IsotonicRegression

        steps = IsotonicRegression(y_min=1e-6, y_max=1 - 1e-6, out_of_bounds="clip")
        steps.fit(scores, y)
        # A little of the score keeps the order within a step.
        return lambda rows: steps.predict(s := scorer(rows)) + 1e-9 * s
    from sklearn.linear_model import LogisticRegression

    curve = LogisticRegression(C=1e6).fit(_logit(scores), y)
    return lambda rows: np.asarray(curve.predict_proba(_logit(scorer(rows)))[:, 1])


def _rules(x: Floats) -> Floats:
    """The shop's old rule: large amounts; and terminals with much known fraud, if it is seen."""
    score = (x[:, 0] > LARGE).astype(np.float64)
    if x.shape[1] > 10:
        score = np.maximum(score, 0.9 * ((x[:, 12] > 0.5) & (x[:, 11] >= 3)))
    return score


def _nothing(x: Floats) -> Floats:
    return np.zeros(len(x))


def _isolation(x: Floats, seed: int) -> Scorer:
    """How few cuts set a payment apart; it learns from no label."""
    from sklearn.ensemble import IsolationForest

    forest = IsolationForest(n_estimators=50, max_samples=256, random_state=seed).fit(x)
    return lambda rows: np.asarray(-forest.score_samples(rows))


def _logistic(x: Floats, y: Flags, weights: Floats | None) -> Scorer:
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    scaler = StandardScaler().fit(x)
    model = LogisticRegression(max_iter=500).fit(scaler.transform(x), y, sample_weight=weights)
    return lambda rows: np.asarray(model.predict_proba(scaler.transform(rows))[:, 1])


def _trees(model: str, seed: int) -> Any:
    """An estimator of scikit-learn's shape."""
    from sklearn.ensemble import RandomForestClassifier
    from sklearn.tree import DecisionTreeClassifier

    if model == "tree":
        return DecisionTreeClassifier(max_depth=5, random_state=seed)
    if model == "forest":
        return RandomForestClassifier(
            n_estimators=20, max_depth=10, max_samples=0.3, n_jobs=1, random_state=seed
        )
    return _lightgbm(seed)


def _lightgbm(seed: int) -> Any:
    from lightgbm import LGBMClassifier

    return LGBMClassifier(
        n_estimators=60, learning_rate=0.15, max_depth=3, min_child_samples=20, max_bin=255,
        random_state=seed, deterministic=True, force_row_wise=True, n_jobs=1, verbose=-1,
    )  # fmt: skip


def _scorer(model: Any) -> Scorer:
    booster = getattr(model, "booster_", None)
    if booster is not None:
        return lambda rows: np.asarray(booster.predict(rows, num_threads=1))
    return lambda rows: np.asarray(model.predict_proba(rows)[:, 1])


def _balanced(balance: str, x: Floats, y: Flags, seed: int) -> tuple[Floats, Flags]:
    """Training rows with more fraud among them: made-up fraud to 1:2, or good left out to 1:10."""
    frauds = int(y.sum())
    if balance == "undersample":
        rng = np.random.default_rng((seed, 67))
        good = np.flatnonzero(~y)
        kept = rng.choice(good, min(len(good), 10 * frauds), replace=False)
        rows = np.sort(np.concatenate((kept, np.flatnonzero(y))))
        return x[rows], y[rows]
    if balance == "smote" and frauds > 5:
        from imblearn.over_sampling import SMOTE

        made = SMOTE(sampling_strategy=0.5, random_state=seed, k_neighbors=5).fit_resample(x, y)
        return np.asarray(made[0]), np.asarray(made[1])
    return x, y


def _weights(y: Flags) -> Floats:
    """Weights with which fraud and good weigh the same together."""
    return np.where(y, (~y).sum() / y.sum(), 1.0)


def _logit(scores: Floats) -> Floats:
    """Log odds, shape (n, 1); scores that are no shares are taken as they are."""
    if scores.min() < 0 or scores.max() > 1:
        return scores[:, None]
    inside = np.clip(scores, 1e-6, 1 - 1e-6)
    return np.asarray(np.log(inside / (1 - inside))[:, None])
