"""The validation lab: what a claimed accuracy is worth, held against a large fresh sample.

The claim is made the way the candidate chose: how rows are split, what is fitted before the
split, whether copies stay in. The truth is the accuracy of the final model, fitted to all rows,
on a thousand rows nobody has seen: new groups, later days. Optimism is the claim less the truth.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from greenroom.labs.model import Choices, Progress, Series, Trial

Array = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

FEATURES = 200
SIGNAL = 5
KEPT = 10  # features a selection keeps
GROUP = 6  # rows of one person
FRESH = 1000
WORLDS = 24  # a trial averages over so many data sets


@dataclass(frozen=True, slots=True)
class Sample:
    """Rows with what they are, whom they belong to and when they were seen."""

    x: Array  # (n, p)
    y: Array  # (n,) of -1 and 1
    group: Whole  # (n,)
    time: Array  # (n,)

    def of(self, rows: Whole) -> "Sample":
        """Some of the rows."""
        return Sample(self.x[rows], self.y[rows], self.group[rows], self.time[rows])


def draw(world: str, rows: int, start: float, rng: np.random.Generator) -> Sample:
    """Rows of a world from a time on.

    independent: every row for itself. grouped: six rows a person, alike in everything, label
    too. drifting: what tells the classes apart moves to other features as time goes by.
    """
    group = np.arange(rows) // (GROUP if world == "grouped" else 1)
    time = start + np.arange(rows) / rows * (0.3 if start else 1.0)
    y = np.where(rng.random(group[-1] + 1) < 0.5, -1.0, 1.0)[group]
    x = rng.standard_normal((rows, FEATURES))
    if world == "grouped":
        person = rng.standard_normal((group[-1] + 1, FEATURES))
        x = person[group] + 0.5 * x
    turned = time * np.pi / 2 if world == "drifting" else np.zeros(rows)
    strength = 1.0 if world == "drifting" else 0.4
    x[:, :SIGNAL] += strength * (np.cos(turned) * y)[:, None]
    x[:, SIGNAL : 2 * SIGNAL] += strength * (np.sin(turned) * y)[:, None]
    return Sample(x, y, group, time)


def with_copies(sample: Sample, rng: np.random.Generator) -> Sample:
    """A third of the rows are recorded twice, as in joins that fan out."""
    again = rng.choice(len(sample.y), len(sample.y) // 3, replace=False)
    rows = np.sort(np.concatenate([np.arange(len(sample.y)), again]))
    return sample.of(rows)


def folds(kind: str, sample: Sample, count: int, rng: np.random.Generator) -> list[Whole]:
    """The rows held out in each fold; for time the first block is only ever trained on."""
    rows = len(sample.y)
    match kind:
        case "stratified":
            order = rng.permutation(rows)
            fold = np.empty(rows, dtype=np.int64)
            fold[order[np.argsort(sample.y[order], kind="stable")]] = np.arange(rows) % count
        case "group":
            people = np.unique(sample.group)
            lot = rng.permutation(len(people)) % count
            fold = lot[np.searchsorted(people, sample.group)]
        case "time":
            rank = np.argsort(np.argsort(sample.time, kind="stable"))
            fold = rank * (count + 1) // rows - 1
        case _:
            fold = rng.permutation(rows) % count
    return [np.flatnonzero(fold == each) for each in range(count)]


@dataclass(frozen=True, slots=True)
class Preparation:
    """Scales and a selection of features, both learnt from rows."""

    centre: Array
    scale: Array
    kept: Whole

    def of(self, x: Array) -> Array:
        """The features as the model sees them."""
        return np.asarray((x - self.centre) / self.scale)[:, self.kept]


def prepare(sample: Sample, select: bool) -> Preparation:
    """Learns scales, and the ten features that go with the label most."""
    centre, scale = sample.x.mean(axis=0), sample.x.std(axis=0) + 1e-9
    kept = np.arange(FEATURES)
    if select:
        strength = np.abs((sample.x - centre).T @ (sample.y - sample.y.mean())) / scale
        kept = np.sort(np.argsort(-strength, kind="stable")[:KEPT])
    return Preparation(centre, scale, kept)


def predict(model: str, x: Array, y: Array, at: Array) -> Array:
    """Labels for rows: by ridge regression on the labels, or the nearest row's."""
    if model == "nearest":
        gaps = (x**2).sum(axis=1)[None] - 2 * at @ x.T  # (m, n), up to what all share
        return np.asarray(y[gaps.argmin(axis=1)])
    gram = x @ x.T + len(x) * 0.1 * np.eye(len(x))  # (n, n): fewer rows than features
    return np.where(at @ (x.T @ np.linalg.solve(gram, y - y.mean())) + y.mean() < 0, -1.0, 1.0)


def learnt(sample: Sample, choices: Choices, whole: Sample) -> Preparation:
    """The preparation of a fold: each part from its own rows, or from all as chosen."""
    selected = prepare(whole if choices["selection"] == "before" else sample, True).kept
    if choices["selection"] == "none":
        selected = np.arange(FEATURES)
    scaled = prepare(whole if choices["scaling"] == "before" else sample, False)
    return Preparation(scaled.centre, scaled.scale, selected)


def claim(sample: Sample, choices: Choices, rng: np.random.Generator) -> list[float]:
    """The accuracy of every fold, the way it was chosen to be measured."""
    count = 5 if choices["folds"] == "one" else int(choices["folds"])
    held = folds(str(choices["split"]), sample, count, rng)
    found = []
    for rows in held[-1:] if choices["folds"] == "one" else held:
        allowed = np.setdiff1d(np.arange(len(sample.y)), rows)
        if choices["split"] == "time":
            allowed = np.flatnonzero(sample.time < sample.time[rows].min())
        train, test = sample.of(allowed), sample.of(rows)
        ready = learnt(train, choices, sample)
        said = predict(str(choices["model"]), ready.of(train.x), train.y, ready.of(test.x))
        found.append(float((said == test.y).mean()))
    return found


def truth(sample: Sample, fresh: Sample, choices: Choices) -> float:
    """The accuracy of the model fitted to all rows, on rows nobody has seen."""
    ready = learnt(sample, choices, sample)
    said = predict(str(choices["model"]), ready.of(sample.x), sample.y, ready.of(fresh.x))
    return float((said == fresh.y).mean())


def trial(choices: Choices, seed: int, progress: Progress) -> Trial:
    """Claims and truths over two dozen data sets."""
    claims, truths = np.zeros(WORLDS), np.zeros(WORLDS)
    for turn in range(WORLDS):
        rng = np.random.default_rng((seed, 61, turn))
        world = str(choices["world"])
        sample = draw(world, int(choices["rows"]), 0.0, rng)
        fresh = draw(world, FRESH, 1.0, rng)
        if choices["copies"] == "kept":
            sample = with_copies(sample, rng)
        claims[turn] = np.mean(claim(sample, choices, rng))
        truths[turn] = truth(sample, fresh, choices)
        progress((turn + 1) / WORLDS, f"data set {turn + 1}")
    return Trial(
        metrics={
            "claimed": float(claims.mean()),
            "truth": float(truths.mean()),
            "optimism": float((claims - truths).mean()),
            "miss": float(np.abs(claims - truths).mean()),
            "scatter": float((claims - truths).std(ddof=1)),
        },
        series=(_chart(claims, truths),),
    )


def _chart(claims: Array, truths: Array) -> Series:
    above = int((claims > truths).sum())
    return Series(
        id="claims",
        title="Claimed and true accuracy, data set by data set",
        columns={
            "data set": tuple(range(1, WORLDS + 1)),
            "claimed": tuple(map(float, claims)),
            "true": tuple(map(float, truths)),
        },
        form="bar",
        says=f"The claim was above the truth in {above} of {WORLDS} data sets: {claims.mean():.3f} "
        f"claimed on average, {truths.mean():.3f} true.",
    )
