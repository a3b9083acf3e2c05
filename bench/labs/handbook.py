"""The fraud world in its published setting, beside what is published of it.

Published: Fraud Detection Handbook (Le Borgne, Siblini, Lebichot, Bontempi, 2022), one week of one
data set (chapter 3, "Baseline fraud detection system") and, for trees, mean and deviation over four
weeks of it (chapter 5, "Model selection"). Its test days leave out cards whose fraud was known
eight days before: the last day of the seven days' delay does not count yet.
"""

import argparse
import time
from typing import Any, NamedTuple

import numpy as np

from greenroom.labs.fraud.features import features
from greenroom.labs.fraud.world import CALIBRATION, Flags, Floats, Payments, make_world
from greenroom.labs.run import one_thread

MEASURES = ("AUC", "AP", "CP@100")
TRAIN, TEST = (115, 122), (129, 136)  # days: 25 to 31 July, 8 to 14 August 2018
KNOWN = 8  # days until a stolen card leaves the test
GENERATED, FEATURED = 146.0, 78.0  # seconds published
Three = tuple[float, float, float]


class Published(NamedTuple):
    """What is printed in the book, in the order of MEASURES; weeks and spread where they are."""

    week: Three
    weeks: Three | None = None
    spread: Three | None = None


PUBLISHED = {
    "logistic": Published((0.871, 0.606, 0.291), (0.868, 0.623, 0.298)),
    "tree of 2": Published((0.763, 0.496, 0.241), (0.792, 0.542, 0.265), (0.018, 0.031, 0.020)),
    "tree": Published((0.788, 0.309, 0.243), (0.797, 0.334, 0.258), (0.005, 0.020, 0.012)),
    "forest": Published((0.867, 0.658, 0.287), (0.870, 0.678, 0.299)),
}


class Found(NamedTuple):
    """Everything of one seed."""

    quality: dict[str, Three]
    cost: tuple[float, float]
    seconds: tuple[float, float]
    counts: tuple[int, int, int, int]


def show(asked: argparse.Namespace) -> None:
    """Print every figure, ours beside the published or the goal."""
    seeds = asked.seeds
    with one_thread():
        found = [_one(seed) for seed in range(seeds)]
    counts = np.mean([each.counts for each in found], axis=0)
    print(
        f"train {counts[0]:,.0f} payments, {counts[1]:,.0f} fraud (published 67,240, 598); "
        f"test {counts[2]:,.0f}, {counts[3]:,.0f} (58,264, 385)"
    )
    print(f"model      measure  book's week  book's 4 weeks   ours, {seeds} seeds   week inside?")
    for name, told in PUBLISHED.items():
        ours = np.array([each.quality[name] for each in found])
        for place, measure in enumerate(MEASURES):
            print(f"{name:10} {measure:7} {_beside(told, place, ours[:, place])}")
    half, best = np.array([each.cost for each in found]).T
    print(
        f"cost a day: at 0.5 {half.mean():,.0f} €, at the lowest bill {best.mean():,.0f} €: "
        f"{best.mean() / half.mean():.2f} (goal .60), seeds {(best / half).min():.2f} to "
        f"{(best / half).max():.2f}"
    )
    made, featured = np.median([each.seconds for each in found], axis=0)
    print(f"a world in {made:.2f} CPU s: {GENERATED / made:.0f} times the book's speed (goal 100)")
    print(f"features in {featured:.2f} CPU s: {FEATURED / featured:.0f} times")


def _beside(told: Published, place: int, ours: Floats) -> str:
    """Whether the book's week could be one of our seeds: within two deviations of their mean."""
    mean, spread = float(ours.mean()), float(ours.std(ddof=1))
    weeks = f"{told.weeks[place]:.3f}" if told.weeks else ""
    weeks += f"±{told.spread[place]:.3f}" if told.spread else ""
    away = (told.week[place] - mean) / spread
    verdict = "yes" if abs(away) <= 2 else "no"
    return (
        f"{told.week[place]:11.3f}  {weeks:15} {mean:.3f}±{spread:.3f}    "
        f"{verdict} ({away:+.1f} deviations)"
    )


def _one(seed: int) -> Found:
    start = time.process_time()
    world = make_world(CALIBRATION, seed)
    made = time.process_time()
    x, y = features(world, world.fraud), world.fraud
    done = time.process_time()
    train, test = split(world)
    seen = world.only(test)
    quality = {}
    for name, model in _models().items():
        model.fit(x[train], y[train])
        quality[name] = _quality(seen, model.predict_proba(x[test])[:, 1])
    return Found(
        quality=quality,
        cost=_costs(world, x, train, test),
        seconds=(made - start, done - made),
        counts=(int(train.sum()), int(y[train].sum()), int(test.sum()), int(y[test].sum())),
    )


def _models() -> dict[str, Any]:
    from sklearn.ensemble import RandomForestClassifier
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler
    from sklearn.tree import DecisionTreeClassifier

    return {
        "logistic": make_pipeline(StandardScaler(), LogisticRegression(max_iter=500)),
        "tree of 2": DecisionTreeClassifier(max_depth=2, random_state=0),
        "tree": DecisionTreeClassifier(random_state=0),
        "forest": RandomForestClassifier(random_state=0, n_jobs=1),
    }


def split(world: Payments) -> tuple[Flags, Flags]:
    """A week, a week's gap, a week; cards known as stolen leave the test, day by day."""
    day = world.day
    train = (day >= TRAIN[0]) & (day < TRAIN[1])
    test = np.zeros_like(train)
    stolen = set(world.card[train & world.fraud].tolist())
    for now in range(*TEST):
        late = (day == now - KNOWN) & world.fraud
        stolen |= set(world.card[late].tolist())
        test |= (day == now) & ~np.isin(world.card, list(stolen))
    return train, test


def _quality(test: Payments, score: Floats) -> Three:
    """AUC, AP, and the share of a day's hundred most suspect cards that are stolen."""
    from sklearn.metrics import average_precision_score, roc_auc_score

    found, caught = [], set[int]()
    for day in np.unique(test.day):
        rows = (test.day == day) & ~np.isin(test.card, list(caught))
        best: dict[int, float] = {}
        for card, s in zip(test.card[rows].tolist(), score[rows].tolist(), strict=True):
            best[card] = max(best.get(card, 0.0), s)
        top = sorted(sorted(best), key=lambda card: -best[card])[:100]
        bad = set(test.card[rows & test.fraud].tolist()) & set(top)
        found.append(len(bad) / 100)
        caught |= bad
    auc = float(roc_auc_score(test.fraud, score))
    return auc, float(average_precision_score(test.fraud, score)), float(np.mean(found))


def _costs(world: Payments, x: Floats, train: Flags, test: Flags) -> tuple[float, float]:
    """Cost a day at 0.5, and where the bill is lowest on held-out days that came before.

    A miss costs its amount, a false alarm 5 €.
    """
    from greenroom.labs.fraud.models import fit
    from greenroom.labs.fraud.policy import choose

    day = world.day
    fitted = (day >= TRAIN[0] - 14) & (day < TRAIN[1] - 7)
    held = (day >= TRAIN[0]) & (day < TRAIN[1])
    score = fit("lightgbm", "none", x[fitted | train], world.fraud[fitted | train], 0)
    early = fit("lightgbm", "none", x[fitted], world.fraud[fitted], 0)
    flagged = early(x[held]), world.amount[held], world.fraud[held]
    stops = choose("cost", *flagged, looks=float("inf"))  # the book knows no reviewers
    shown, amount, fraud = score(x[test]), world.amount[test], world.fraud[test]

    def cost(stopped: Flags) -> float:
        return float((amount[fraud & ~stopped].sum() + 5.0 * (stopped & ~fraud).sum()) / 7)

    return cost(shown >= 0.5), cost(stops(shown, amount))
