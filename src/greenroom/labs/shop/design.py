"""Tries a recommender: reported on before launch, served beside popularity, and experimented on.

Parts that a choice does not touch are kept: designs held against each other share them.
"""

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from greenroom.labs.model import Choices, Progress, Series, Trial, Value
from greenroom.labs.shop.catalogue import Floats
from greenroom.labs.shop.experiment import (
    RULES,
    Interval,
    Logged,
    Plan,
    dr,
    ips,
    log_visits,
    replay,
    run_many,
    snips,
    value_of,
)
from greenroom.labs.shop.past import OPENS, TRIED, Past, old_scores, past
from greenroom.labs.shop.pipeline import AMONG, STARS, Pipeline, fit_pipeline, sources
from greenroom.labs.shop.rank import CONTEXT, PAST
from greenroom.labs.shop.report import CANDIDATES, RANKER, of_candidates, of_ranker
from greenroom.labs.shop.service import SURE, Served, by_week, measured, serve, serve_popular
from greenroom.labs.shop.towers import HIDDEN, WIDTH, softmax

FITTED = ("signal", "negatives", "features", "candidates", "cold", "ranker", "position")
SERVED = (*FITTED, "explore", "fallback", "refit")
RANKED = ("negatives", "features", "ranker", "position")  # where ratings rank, none of them serves
LOGS = 10  # that a design is estimated from, each by itself
Key = tuple[tuple[str, Value], ...]


def trial(choices: Choices, seed: int, progress: Progress) -> Trial:
    """Report on a design, serve it, and hold it beside popularity, once."""
    before = past(seed)
    progress(0.2, "measuring offline")
    offline = {**_candidates(_key(choices, CANDIDATES), seed), "auc": _auc(choices, seed)}
    progress(0.4, "serving")
    metrics, series = _service(_served(choices, SERVED), seed)
    progress(0.9, "experiments")
    return Trial(
        metrics={
            **offline, **metrics, "work": _work(choices, before),
            "false-calls": _false_calls(str(choices["experiment"]), seed),
            "estimate-off": _estimate(
                str(choices["estimate"]), _served(choices, FITTED), seed
            ),
        },
        series=(series,),
        drawn=before.shop.drawn,
    )  # fmt: skip


def _key(choices: Choices, names: tuple[str, ...]) -> Key:
    """Some of the choices, to be found again by."""
    return tuple((name, choices[name]) for name in names)


def _served(choices: Choices, names: tuple[str, ...]) -> Key:
    """The choices that serving minds."""
    idle = RANKED if choices["signal"] == "rating" else ()
    return _key(choices, tuple(name for name in names if name not in idle))


def _auc(choices: Choices, seed: int) -> float:
    return _ranker(_key(choices, RANKER), seed)


@lru_cache(maxsize=2_000)
def _candidates(key: Key, seed: int) -> Mapping[str, float]:
    return of_candidates(dict(key), past(seed), seed)


@lru_cache(maxsize=2_000)
def _ranker(key: Key, seed: int) -> float:
    return of_ranker(dict(key), past(seed), seed)


@lru_cache(maxsize=30)
def _first(key: Key, seed: int) -> Pipeline:
    before = past(seed)
    return fit_pipeline(dict(key), before.log, OPENS, before.shop.catalogue, seed)


@lru_cache(maxsize=8)
def _plain(seed: int) -> tuple[Served, ...]:
    return tuple(serve_popular(past(seed)))


@lru_cache(maxsize=2_000)
def _service(key: Key, seed: int) -> tuple[Mapping[str, float], Series]:
    choices, before = dict(key), past(seed)
    first = _first(_served(choices, FITTED), seed)
    served, plain = serve(choices, before, first, seed), list(_plain(seed))
    return measured(before, served, plain), by_week(served, plain)


def _work(choices: Choices, before: Past) -> float:
    """Multiply-adds of a request in thousands, counted from the shapes."""
    n, taken = TRIED.products, len(before.log.only(before.log.clicked)) / TRIED.households
    cost = {
        "popularity": 0.0, "own": taken, "item-item": taken * n, "ease": taken * n,
        "als": 32.0 * n, "two-tower": float(WIDTH * n), "ncf": 4.0 * WIDTH * HIDDEN * n,
    }  # fmt: skip
    width = len(sources(choices)) + len(PAST) + len(CONTEXT)
    ranker = {
        "stars": STARS, "none": 0, "logistic": width, "neural": 16 * (width + 1),
        "lambdamart": 40 * 4,
    }["stars" if choices["signal"] == "rating" else str(choices["ranker"])]  # fmt: skip
    return (sum(cost[name] for name in sources(choices)) + AMONG * ranker) / 1_000


def _false_calls(rule: str, seed: int) -> float:
    """How often two equal arms are told apart."""
    z = run_many(Plan(shares=(0.1, 0.1), visits=1_000), 1_000, seed)
    return float(RULES[rule](14).calls(z).mean())


@lru_cache(maxsize=2_000)
def _estimate(how: str, key: Key, seed: int) -> float:
    """How far estimates of the design's first place, from logs of the old policy, are off."""
    before, design = past(seed), _first(key, seed)
    visits = before.shop.visits(OPENS)
    truth = before.shop.wanted(visits, before.last)
    old = softmax(np.where(visits.available, old_scores(before.shop, len(visits)), -np.inf))
    new = softmax(np.where(visits.available, SURE * design.scores(visits), -np.inf))
    rng, right = np.random.default_rng((seed, 193)), value_of(truth, new)
    logs = [log_visits(truth, old, 5_000, rng) for _ in range(LOGS)]
    return float(np.mean([abs(estimated(how, log, new, seed).mean - right) for log in logs]))


def estimated(how: str, log: Logged, new: Floats, seed: int) -> Interval:
    """An estimate by its name; the doubly robust guess is a product's share on other visits."""
    if how != "dr":
        return {"replay": replay, "ips": ips, "snips": snips}[how](log, new)
    half = np.random.default_rng((seed, 197)).random(len(log.shown)) < 0.5
    shown = np.bincount(log.shown[half], minlength=new.shape[1])
    clicked = np.bincount(log.shown[half], weights=log.clicked[half], minlength=new.shape[1])
    guess = np.broadcast_to((clicked + 0.1) / (shown + 1), new.shape)
    rest = Logged(
        visitor=log.visitor[~half], shown=log.shown[~half], chance=log.chance[~half],
        clicked=log.clicked[~half],
    )  # fmt: skip
    return dr(rest, new, guess)
