"""Rankers: candidate scores and context, as they were when a product was shown, to an order.

A row is one product on one slate. What is learnt is whether it was clicked, or bought, or how it
was rated; clicks on lower ranks may weigh more, as fewer people look there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from greenroom.labs.shop.candidates import Events, Scorer
from greenroom.labs.shop.catalogue import Catalogue, Flags, Floats, Ints

Ranker = Callable[[Floats], Floats]
"""From features, shape (rows, columns), to scores, shape (rows,)."""
CONTEXT = ("phone", "morning", "evening", "own brand", "log price")
PAST = ("own count", "weeks since", "household's count", "popular lately", "rising")
LONG_AGO = 52  # weeks; also of what was never taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What is asked of the features: products in sessions of one week.

    Attributes:
        household: Shape (rows,), like the rest.
    """

    household: Ints
    product: Ints
    hour: Ints
    phone: Flags


@dataclass(frozen=True, kw_only=True)
class Known:
    """All that is known at the beginning of a week: what a feature may be made of.

    Attributes:
        events: Everything before the week, and nothing after.
        scorers: Sources of candidates fitted on those events, or on earlier ones.
    """

    events: Events
    stock: Catalogue
    scorers: Sequence[Scorer]


def features(known: Known, seen: Seen, context: bool = True) -> Floats:
    """Features of products shown, shape (rows, columns): scores, past, and context if wanted."""
    scores = [_picked(scorer, seen) for scorer in known.scorers]
    columns: list[Floats | Flags] = [*scores, *_past(known.events, seen)]
    if context:
        price = np.log(known.stock.price)[seen.product]
        columns += [seen.phone, seen.hour < 11, seen.hour >= 17,
                    known.stock.own_brand[seen.product], price]  # fmt: skip
    return np.stack([np.asarray(each, dtype=np.float64) for each in columns], axis=1)


def _picked(scorer: Scorer, seen: Seen) -> Floats:
    """The scores of some pairs; each household is scored once."""
    households, place = np.unique(seen.household, return_inverse=True)
    return np.asarray(scorer(households)[place, seen.product])


def _past(events: Events, seen: Seen) -> list[Floats]:
    """What the household did with the product, and everybody with it lately."""
    taken = events.matrix
    mine = np.asarray(taken[seen.household, seen.product], dtype=np.float64).ravel()
    all_mine = np.asarray(taken.sum(axis=1)).ravel()[seen.household]
    since = _weeks_since(events, seen)
    late, before = (_counts(events, begin, end) for begin, end in ((1, 2), (3, 4)))
    rising = (late + 1) / (before + 1)
    return [mine, since, all_mine, late[seen.product], rising[seen.product]]


def _weeks_since(events: Events, seen: Seen) -> Floats:
    """Weeks since the household last took the product; LONG_AGO if it never did."""
    key = events.household * events.products + events.product
    keys, place = np.unique(key, return_inverse=True)
    if not len(keys):
        return np.full(len(seen.product), float(LONG_AGO))
    latest = np.full(len(keys), -1)
    np.maximum.at(latest, place, events.week)
    asked = seen.household * events.products + seen.product
    spot = np.minimum(np.searchsorted(keys, asked), len(keys) - 1)
    ago = np.where(keys[spot] == asked, events.now - latest[spot], LONG_AGO)
    return ago.astype(np.float64)


def _counts(events: Events, first: int, last: int) -> Floats:
    """How much of each product was taken from `last` to `first` weeks ago."""
    ago = events.now - events.week
    rows = (ago >= first) & (ago <= last)
    counts = np.bincount(
        events.product[rows], weights=events.weight[rows], minlength=events.products
    )
    return counts.astype(np.float64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What a ranker learns from; rows in order of session.

    Attributes:
        x: Shape (rows, columns).
        y: What is wished, 0 or more.
        session: Rows of one are ranked among each other.
        weight: What a row counts for.
    """

    x: Floats
    y: Floats
    session: Ints
    weight: Floats


def fit_ranker(name: str, lesson: Lesson, seed: int) -> Ranker:
    """Fit a ranker: logistic, lambdamart or neural; without a wish among the rows all are alike."""
    if lesson.y.max(initial=0) == lesson.y.min(initial=0):
        return lambda x: np.zeros(len(x))
    made = {"logistic": _logistic, "lambdamart": _lambdamart, "neural": _neural}
    return made[name](lesson, seed)


def _scaled(x: Floats) -> tuple[Floats, Floats]:
    return x.mean(axis=0), np.maximum(x.std(axis=0), 1e-9)


def _logistic(lesson: Lesson, seed: int) -> Ranker:
    """Whether a row is wished, linear in scaled features; several wishes weigh more."""
    from sklearn.linear_model import LogisticRegression

    middle, spread = _scaled(lesson.x)
    model = LogisticRegression(max_iter=200, random_state=seed)
    weight = lesson.weight * np.maximum(lesson.y, 1)
    model.fit((lesson.x - middle) / spread, lesson.y > 0, sample_weight=weight)
    return lambda x: np.asarray(((x - middle) / spread) @ model.coef_[0])


def _lambdamart(lesson: Lesson, seed: int) -> Ranker:
    """Boosted trees that put the wished rows of each session first (LightGBM)."""
    from lightgbm import LGBMRanker

    _, sizes = np.unique(lesson.session, return_counts=True)
    model: Any = LGBMRanker(
        n_estimators=40, learning_rate=0.1, num_leaves=15, min_child_samples=30, max_bin=63,
        random_state=seed, deterministic=True, force_row_wise=True, n_jobs=1, verbose=-1,
    )  # fmt: skip
    grades = np.minimum(lesson.y, 5).astype(np.int64)
    model.fit(lesson.x, grades, group=sizes, sample_weight=lesson.weight)
    booster = model.booster_
    return lambda x: np.asarray(booster.predict(x, num_threads=1))


def _neural(lesson: Lesson, seed: int, hidden: int = 16, epochs: int = 4) -> Ranker:
    """One hidden layer, binary cross-entropy, gradients by hand; b rows, c columns, h hidden."""
    rng = np.random.default_rng((seed, 173))
    middle, spread = _scaled(lesson.x)
    x = np.clip((lesson.x - middle) / spread, -5, 5)
    first = rng.normal(0, 1 / np.sqrt(x.shape[1]), (x.shape[1], hidden))  # (c, h)
    shift, last = np.zeros(hidden), rng.normal(0, 0.3, hidden)
    out = float(np.log(max(lesson.y.mean(), 1e-6)))
    weight = lesson.weight * np.maximum(lesson.y, 1)
    for _ in range(epochs):
        order = rng.permutation(len(x))
        for start in range(0, len(x), 256):
            rows = order[start : start + 256]
            before = x[rows] @ first + shift  # (b, h)
            share = 1 / (1 + np.exp(-(np.maximum(before, 0) @ last + out)))  # (b,)
            error = weight[rows] * (share - (lesson.y[rows] > 0)) / len(rows)
            back = error[:, None] * last * (before > 0)  # (b, h)
            last -= 0.3 * np.maximum(before, 0).T @ error
            first -= 0.3 * x[rows].T @ back
            shift -= 0.3 * back.sum(axis=0)
            out -= 0.3 * float(error.sum())

    def score(rows: Floats) -> Floats:
        inside = np.clip((rows - middle) / spread, -5, 5)
        return np.asarray(np.maximum(inside @ first + shift, 0) @ last)

    return score
