"""The fraud lab beside what is published: quality, speed, parity, latency and cost.

Published figures: Fraud Detection Handbook, chapter 3 (Le Borgne and others, 2022).
Run with `python bench/labs_fraud.py [--seeds N]`.
"""

import argparse
import time
from typing import Any

import numpy as np

from greenroom.labs.fraud.features import features
from greenroom.labs.fraud.online import Store, as_row
from greenroom.labs.fraud.policy import choose
from greenroom.labs.fraud.world import CALIBRATION, DAY, Flags, Floats, Payments, make_world
from greenroom.labs.run import one_thread

PUBLISHED = {  # AUC, average precision, card precision at 100
    "logistic": (0.871, 0.606, 0.291),
    "tree of 2": (0.763, 0.496, 0.241),
    "tree": (0.788, 0.309, 0.243),
    "forest": (0.867, 0.658, 0.287),
}
GENERATED, FEATURED = 146.0, 78.0  # seconds published
TRAIN, TEST, LABEL = (115, 122), (129, 136), 7  # days of 25-31 July, 8-14 August; delay


def main() -> None:
    """Print every figure, ours beside the published or the goal."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=20)
    seeds = parser.parse_args().seeds
    with one_thread():
        found = [_one(seed) for seed in range(seeds)]
        _print_quality(found)
        _print_speed(found)
        _online(0)


def _one(seed: int) -> dict[str, tuple[float, ...]]:
    """Every figure of one seed."""
    start = time.process_time()
    world = make_world(CALIBRATION, seed)
    made = time.process_time()
    x = features(world, world.fraud)
    out: dict[str, tuple[float, ...]] = {
        "speed": (made - start, time.process_time() - made, len(world))
    }
    train, test = _handbook_split(world)
    y = world.fraud
    for name, model in _models().items():
        model.fit(x[train], y[train])
        score = model.predict_proba(x[test])[:, 1]
        out[name] = _quality(world.only(test), score)
    out["cost"] = _costs(world, x, train, test)
    return out


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


def _handbook_split(world: Payments) -> tuple[Flags, Flags]:
    """A week, a week's gap, a week; cards known as stolen leave the test, day by day."""
    day = world.day
    train = (day >= TRAIN[0]) & (day < TRAIN[1])
    test = np.zeros_like(train)
    stolen = set(world.card[train & world.fraud].tolist())
    for now in range(*TEST):
        late = (day == now - LABEL) & world.fraud
        stolen |= set(world.card[late].tolist())
        test |= (day == now) & ~np.isin(world.card, list(stolen))
    return train, test


def _quality(test: Payments, score: Floats) -> tuple[float, float, float]:
    from sklearn.metrics import average_precision_score, roc_auc_score

    found, days = [], np.unique(test.day)
    caught: set[int] = set()
    for day in days:
        rows = (test.day == day) & ~np.isin(test.card, list(caught))
        cards = np.unique(test.card[rows])
        best = {int(c): 0.0 for c in cards}
        for card, s in zip(test.card[rows], score[rows], strict=True):
            best[int(card)] = max(best[int(card)], float(s))
        top = sorted(best, key=lambda card: -best[card])[:100]
        bad = set(test.card[rows & test.fraud].tolist()) & set(top)
        found.append(len(bad) / 100)
        caught |= bad
    auc = float(roc_auc_score(test.fraud, score))
    return auc, float(average_precision_score(test.fraud, score)), float(np.mean(found))


def _costs(world: Payments, x: Floats, train: Flags, test: Flags) -> tuple[float, float]:
    """Cost a day at 0.5, and where the bill is lowest on the week before the test's labels end."""
    from greenroom.labs.fraud.models import fit

    day = world.day
    fitted = (day >= TRAIN[0] - 14) & (day < TRAIN[1] - 7)
    held = (day >= TRAIN[0]) & (day < TRAIN[1])
    score = fit("lightgbm", "none", x[fitted | train], world.fraud[fitted | train], 0)
    early = fit("lightgbm", "none", x[fitted], world.fraud[fitted], 0)
    stops = choose("cost", early(x[held]), world.amount[held], world.fraud[held])
    shown, amount, fraud = score(x[test]), world.amount[test], world.fraud[test]

    def cost(stopped: Flags) -> float:
        return float((amount[fraud & ~stopped].sum() + 5.0 * (stopped & ~fraud).sum()) / 7)

    return cost(shown >= 0.5), cost(stops(shown, amount))


def _print_quality(found: list[dict[str, tuple[float, ...]]]) -> None:
    print(f"model        published AUC/AP/CP@100    ours, mean ± sd of {len(found)} seeds")
    for name, told in PUBLISHED.items():
        values = np.array([each[name] for each in found])
        ours = "  ".join(
            f"{m:.3f}±{s:.3f}" for m, s in zip(values.mean(0), values.std(0), strict=True)
        )
        print(f"{name:12} {told[0]:.3f} {told[1]:.3f} {told[2]:.3f}          {ours}")
    half, best = np.array([each["cost"] for each in found]).mean(axis=0)
    print(f"cost a day: 0.5 {half:,.0f} €, lowest bill {best:,.0f} €: {best / half:.2f} (goal .60)")


def _print_speed(found: list[dict[str, tuple[float, ...]]]) -> None:
    made, featured, rows = np.median([each["speed"] for each in found], axis=0)
    print(f"{rows:,.0f} payments in {made:.2f} s: {GENERATED / made:.0f} times as fast (goal 100)")
    print(f"features in {featured:.2f} s: {FEATURED / featured:.0f} times as fast")


def _online(seed: int) -> None:
    """Parity with the batch, and the time of features and score one payment at a time."""
    from lightgbm import LGBMClassifier

    world = make_world(CALIBRATION, seed)
    world = world.only(world.day < 45)
    batch = features(world, world.fraud)
    model = LGBMClassifier(n_estimators=40, num_leaves=15, n_jobs=1, verbose=-1)
    booster = model.fit(batch, world.fraud).booster_
    store, worst, took = Store(), 0.0, []
    scoring = world.time >= 44 * DAY
    rows = zip(world.time.tolist(), world.card.tolist(), world.terminal.tolist(),
               world.amount.tolist(), strict=True)  # fmt: skip
    for row, payment in enumerate(rows):
        start = time.perf_counter()
        seen = store.arrive(*payment)
        if scoring[row]:
            booster.predict(as_row(seen), num_threads=1)
            took.append(time.perf_counter() - start)
        worst = max(worst, float(np.abs(batch[row] - seen).max()))
        if world.fraud[row]:
            store.report(payment[2], payment[0])
    p50, p99 = np.quantile(took, (0.5, 0.99)) * 1e3
    print(f"online against batch, {len(world):,} payments: {worst:.1e} (goal 1e-6)")
    print(f"features and score: p50 {p50:.3f} ms (goal .2), p99 {p99:.3f} ms (goal 2)")


if __name__ == "__main__":
    main()
