"""The bias and variance lab: the expected error of a learner, taken apart exactly.

A learner sees hundreds of data sets drawn from one world; at every place x its predictions have a
mean and a spread. With truth f, prediction p and label noise of variance s²:

    E (y - p)²  =  (f - E p)²  +  E (p - E p)²  +  s²
       error         bias²         variance       noise

Each held-out place carries two labels, f + s and f - s: the two-node Gauss-Hermite rule, exact
for squares, so the measured error and the three parts agree to the last rounding.

    >>> parts = decompose(np.array([[1.0], [3.0]]), np.array([1.5]), noise=0.5)
    >>> parts.bias2, parts.variance, parts.noise, parts.error
    (0.25, 1.0, 0.25, 1.5)
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from greenroom.labs.model import Choices, Progress, Series, Trial

Array = npt.NDArray[np.float64]
Learner = Callable[[Array, Array, Array, float], Array]
"""(x, y, at, level): R data sets (R, n), places (m,), how flexible -> predictions (R, m)."""

TRUTHS: Mapping[str, Callable[[Array], Array]] = {
    "sine": lambda x: np.sin(2 * np.pi * x),
    "step": lambda x: np.where(x < 0.5, -1.0, 1.0),
    "line": lambda x: 2 * x - 1,
}
LEVELS = ("rigid", "stiff", "middling", "flexible", "wild")
SETTINGS: Mapping[str, tuple[float, ...]] = {  # one for each level
    "polynomial": (0, 1, 3, 5, 9),  # degree
    "ridge": (10, 1, 0.1, 1e-3, 1e-6),  # penalty on a polynomial of degree 9
    "neighbours": (0.6, 0.3, 0.15, 0.08, 0),  # share of the rows asked, at least one
    "tree": (0, 1, 2, 4, 9),  # depth
}
DATA_SETS = {"single": 400, "bagged": 100}
BAGS = 8
PLACES = 40


@dataclass(frozen=True, slots=True)
class Parts:
    """Averages over places of the error of many fits and of what it is made of."""

    bias2: float
    variance: float
    noise: float
    error: float


def decompose(predictions: Array, truth: Array, noise: float) -> Parts:
    """Takes the squared error of R fits at m places apart.

    Args:
        predictions: What each fit says at each place, (R, m).
        truth: The noiseless value at each place, (m,).
        noise: Standard deviation of the labels' noise.

    Returns:
        Three parts, each computed by its own definition, and the error measured on labels.
    """
    centre = predictions.mean(axis=0)  # (m,)
    labels = np.stack([truth + noise, truth - noise])  # (2, m)
    return Parts(
        bias2=float(np.mean((truth - centre) ** 2)),
        variance=float(np.mean((predictions - centre) ** 2)),
        noise=noise**2,
        error=float(np.mean((labels[:, None, :] - predictions) ** 2)),  # (2, R, m)
    )


def _legendre(x: Array, degree: int) -> Array:
    return np.asarray(
        np.polynomial.legendre.legvander(2 * x - 1, degree), dtype=float
    )  # (..., degree + 1)


def polynomial(x: Array, y: Array, at: Array, level: float) -> Array:
    """Least squares on a polynomial of degree `level`."""
    weights = np.linalg.pinv(_legendre(x, int(level))) @ y[..., None]  # (R, degree + 1, 1)
    return np.asarray(_legendre(at, int(level)) @ weights)[..., 0]


def ridge(x: Array, y: Array, at: Array, level: float) -> Array:
    """A polynomial of degree 9 whose weights, but for the constant, pay `level` a row."""
    basis = _legendre(x, 9)  # (R, n, 10)
    penalty = level * x.shape[1] / 10 * np.diag([0.0] + [1.0] * 9)
    gram = basis.swapaxes(1, 2) @ basis + penalty
    weights = np.linalg.solve(gram, basis.swapaxes(1, 2) @ y[..., None])  # (R, 10, 1)
    return np.asarray(_legendre(at, 9) @ weights)[..., 0]


def neighbours(x: Array, y: Array, at: Array, level: float) -> Array:
    """The mean label of the nearest share `level` of the rows, of one row at least."""
    count = max(1, round(level * x.shape[1]))
    gaps = np.abs(x[:, None, :] - at[None, :, None])  # (R, m, n)
    nearest = np.argpartition(gaps, count - 1, axis=2)[:, :, :count]  # (R, m, count)
    rows = np.arange(len(x))[:, None, None]
    return np.asarray(y[rows, nearest].mean(axis=2))


def tree(x: Array, y: Array, at: Array, level: float) -> Array:
    """A regression tree of depth `level`, grown greedily by squared error, R at a time.

    Sorted by x, a node is a run of rows; all runs of all data sets lie in one flat array, and
    the best cut of each comes from prefix sums and one `reduceat`.
    """
    order = np.argsort(x, axis=1, kind="stable")
    xs = np.take_along_axis(x, order, axis=1)
    ys = np.take_along_axis(y, order, axis=1)
    total, rows = xs.size, xs.shape[1]
    starts = np.arange(0, total, rows)  # where each node's run begins
    sums = np.concatenate([[0.0], np.cumsum(ys.ravel())])
    flat = xs.ravel()
    for _ in range(int(level)):
        cuts = _best_cuts(flat, sums, starts)
        starts = np.union1d(starts, cuts)
    ends = np.append(starts[1:], total)
    means = (sums[ends] - sums[starts]) / (ends - starts)
    return _read_leaves(flat.reshape(xs.shape), starts, means, at)


def _best_cuts(flat: Array, sums: Array, starts: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """For each run its best place to be cut before, if there is one that gains anything."""
    total = len(flat)
    ends = np.append(starts[1:], total)
    node = np.repeat(np.arange(len(starts)), ends - starts)  # (total,)
    here = np.arange(total)
    left, right = here - starts[node], ends[node] - here  # rows on each side of a cut
    left_sum, right_sum = sums[here] - sums[starts[node]], sums[ends[node]] - sums[here]
    gain = left_sum**2 / np.maximum(left, 1) + right_sum**2 / right
    gain = gain - (left_sum + right_sum) ** 2 / (left + right)
    possible = (left > 0) & (flat != np.roll(flat, 1))  # equal x cannot be parted
    gain = np.where(possible & (gain > 1e-12), gain, -1.0)
    best = np.maximum.reduceat(gain, starts)
    winners = np.flatnonzero((gain == best[node]) & (gain > 0))
    _, first = np.unique(node[winners], return_index=True)
    return winners[first]


def _read_leaves(xs: Array, starts: npt.NDArray[np.int64], means: Array, at: Array) -> Array:
    """The mean of the leaf each place falls into; a cut lies halfway between its two rows."""
    rows = xs.shape[1]
    flat = xs.ravel()
    inner = starts % rows != 0
    edges = np.where(inner, (flat[starts] + flat[np.maximum(starts - 1, 0)]) / 2, -1.0)
    lane = starts // rows  # which data set a leaf belongs to
    keys = lane * 4.0 + edges  # x lies in [0, 1]: one ladder for all data sets
    asked = np.arange(len(xs))[:, None] * 4.0 + at  # (R, m)
    return np.asarray(means[np.searchsorted(keys, asked, side="right") - 1])


LEARNERS: Mapping[str, Learner] = {
    "polynomial": polynomial,
    "ridge": ridge,
    "neighbours": neighbours,
    "tree": tree,
}


def bagged(learner: Learner, rng: np.random.Generator) -> Learner:
    """The same learner, averaged over fits to rows drawn with replacement."""

    def fit(x: Array, y: Array, at: Array, level: float) -> Array:
        mean = np.zeros((len(x), len(at)))
        for _ in range(BAGS):
            drawn = rng.integers(x.shape[1], size=x.shape)
            again = np.take_along_axis(x, drawn, 1), np.take_along_axis(y, drawn, 1)
            mean += learner(*again, at, level) / BAGS
        return mean

    return fit


def trial(choices: Choices, seed: int, progress: Progress) -> Trial:
    """Draws the data sets, fits every level of the chosen learner, takes each apart."""
    rng = np.random.default_rng((seed, 31))
    truth, noise = TRUTHS[str(choices["truth"])], float(choices["noise"])
    rows = int(choices["rows"])
    shape = (DATA_SETS[str(choices["averaging"])], rows)
    x = (np.arange(rows) + rng.random(shape)) / rows  # one row in each n-th of the range
    y = truth(x) + noise * rng.standard_normal(x.shape)
    at = (np.arange(PLACES) + 0.5) / PLACES
    learner = LEARNERS[str(choices["learner"])]
    if choices["averaging"] == "bagged":
        learner = bagged(learner, np.random.default_rng((seed, 32)))
    ladder = []
    chosen = LEVELS.index(str(choices["flexibility"]))
    for step, level in enumerate(SETTINGS[str(choices["learner"])]):
        predictions = learner(x, y, at, level)
        ladder.append(decompose(predictions, truth(at), noise))
        if step == chosen:
            curves = predictions
        progress((step + 1) / len(LEVELS), LEVELS[step])
    setting = SETTINGS[str(choices["learner"])][chosen]
    fitted = [
        np.mean((learner(x[i : i + 1], y[i : i + 1], x[i], setting) - y[i]) ** 2) for i in range(40)
    ]
    return Trial(
        metrics=_metrics(ladder, chosen, float(np.mean(fitted))),
        series=(_ladder_chart(ladder, chosen), _fan_chart(at, truth(at), curves)),
    )


def _metrics(ladder: list[Parts], chosen: int, fitted: float) -> dict[str, float]:
    parts = ladder[chosen]
    return {
        "error": parts.error,
        "bias2": parts.bias2,
        "variance": parts.variance,
        "noise": parts.noise,
        "training-error": fitted,
        "regret": parts.error - min(each.error for each in ladder),
    }


def _ladder_chart(ladder: list[Parts], chosen: int) -> Series:
    best = min(range(len(ladder)), key=lambda each: ladder[each].error)
    return Series(
        id="ladder",
        title="Bias² and variance by flexibility",
        columns={
            "flexibility": LEVELS,
            "bias²": tuple(each.bias2 for each in ladder),
            "variance": tuple(each.variance for each in ladder),
            "error": tuple(each.error for each in ladder),
        },
        says=f"The error is least at {LEVELS[best]} ({ladder[best].error:.3g}); bias² goes from "
        f"{ladder[0].bias2:.3g} to {ladder[-1].bias2:.3g} and variance from "
        f"{ladder[0].variance:.3g} to {ladder[-1].variance:.3g} as flexibility grows. "
        f"This run chose {LEVELS[chosen]} ({ladder[chosen].error:.3g}).",
    )


def _fan_chart(at: Array, truth: Array, curves: Array) -> Series:
    low, centre, high = np.percentile(curves, [5, 50, 95], axis=0)
    widest = int(np.argmax(high - low))
    columns = {"x": at, "truth": truth, "5%": low, "median": centre, "95%": high}
    return Series(
        id="fan",
        title="Where nine fits in ten lie",
        columns={name: tuple(map(float, column)) for name, column in columns.items()},
        says=f"The fits agree least at x = {at[widest]:.2f}, where nine in ten lie between "
        f"{low[widest]:.2f} and {high[widest]:.2f} and the truth is {truth[widest]:.2f}.",
    )
