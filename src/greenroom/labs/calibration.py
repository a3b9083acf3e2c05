"""The calibration lab: scores turned into probabilities, judged against the true ones.

The world knows every row's probability, so a forecast is held against it and not against coin
flips: expected Brier score and log loss are exact for the rows at hand.
"""

from collections.abc import Callable, Mapping

import numpy as np
import numpy.typing as npt

from greenroom.labs.model import Choices, Progress, Series, Trial

Array = npt.NDArray[np.float64]
Map = Callable[[Array], Array]  # log-odds of a model to probabilities

TRAIN = 1500
TEST = 6000
BINS = 15


def sigmoid(z: Array) -> Array:
    """Log-odds to probabilities."""
    return np.asarray(0.5 + 0.5 * np.tanh(z / 2))


def odds(p: Array) -> Array:
    """Probabilities to log-odds, kept within one in a million."""
    p = np.clip(p, 1e-6, 1 - 1e-6)
    return np.asarray(np.log(p / (1 - p)))


def draw(prevalence: float, count: int, rng: np.random.Generator) -> tuple[Array, Array, Array]:
    """Features (n, 8) of which the last four repeat the first with noise, labels, probabilities."""
    own = rng.standard_normal((count, 4))
    x = np.hstack([own, own + 0.4 * rng.standard_normal((count, 4))])
    z = 1.2 * own[:, 0] + 0.8 * own[:, 1] - 0.6 * own[:, 2] + 0.5 * own[:, 0] * own[:, 3]
    p = sigmoid(z + 1.35 * float(odds(np.array(prevalence))))
    return x, (rng.random(count) < p).astype(float), p


def logistic(x: Array, y: Array, weights: Array) -> Array:
    """Coefficients (d,) by Newton's method; labels may be fractions."""
    beta = np.zeros(x.shape[1])
    for _ in range(30):
        p = sigmoid(x @ beta)
        hessian = (x * (weights * p * (1 - p))[:, None]).T @ x + 1e-3 * np.eye(len(beta))
        step = np.linalg.solve(hessian, x.T @ (weights * (y - p)) - 1e-3 * beta)
        beta = beta + np.clip(step, -2, 2)
        if np.abs(step).max() < 1e-10:
            break
    return beta


def _logistic(x: Array, y: Array, weights: Array) -> Map:
    ones = np.ones((len(x), 1))
    beta = logistic(np.hstack([x, ones]), y, weights)
    return lambda at: at @ beta[:-1] + beta[-1]


def _bayes(x: Array, y: Array, weights: Array) -> Map:
    sides = []
    for label in (0.0, 1.0):
        rows, share = x[y == label], weights[y == label].sum() / weights.sum()
        sides.append((rows.mean(axis=0), rows.std(axis=0) + 1e-3, np.log(share)))

    def say(at: Array) -> Array:
        logs = [s - (np.log(d) + ((at - m) / d) ** 2 / 2).sum(axis=1) for m, d, s in sides]
        return np.asarray(logs[1] - logs[0])

    return say


def _boosted(x: Array, y: Array, weights: Array) -> Map:
    import lightgbm

    settings = {"objective": "binary", "num_threads": 1, "deterministic": True, "verbose": -1,
                "force_row_wise": True, "seed": 1}  # fmt: skip
    booster = lightgbm.train(settings, lightgbm.Dataset(x, y, weight=weights), 60)
    return lambda at: np.asarray(booster.predict(at, raw_score=True))


MODELS: Mapping[str, Callable[[Array, Array, Array], Map]] = {
    "logistic": _logistic,
    "bayes": _bayes,
    "boosted": _boosted,
}


def untouched(_z: Array, _y: Array) -> Map:
    """The model's own probabilities."""
    return sigmoid


def platt(z: Array, y: Array) -> Map:
    """A slope and a shift of the log-odds, with Platt's (1999) softened labels."""
    up, down = y.sum(), (1 - y).sum()
    soft = np.where(y > 0, (up + 1) / (up + 2), 1 / (down + 2))
    slope, shift = logistic(np.column_stack([z, np.ones(len(z))]), soft, np.ones(len(z)))
    return lambda at: sigmoid(slope * at + shift)


def temperature(z: Array, y: Array) -> Map:
    """A slope alone (Guo and others, 2017)."""
    slope = logistic(z[:, None], y, np.ones(len(z)))[0]
    return lambda at: sigmoid(slope * at)


def isotonic(z: Array, y: Array) -> Map:
    """The best rising curve, by pooling neighbours that fall."""
    order = np.argsort(z, kind="stable")
    pools: list[list[float]] = []  # mean, weight, least score, greatest score
    for score, label in zip(z[order], y[order], strict=True):
        pools.append([label, 1.0, score, score])
        while len(pools) > 1 and (pools[-2][0] >= pools[-1][0] or pools[-2][3] == pools[-1][2]):
            mean, weight, _, high = pools.pop()
            last = pools[-1]
            last[0] = (last[0] * last[1] + mean * weight) / (last[1] + weight)
            last[1], last[3] = last[1] + weight, high
    ends = np.array([edge for pool in pools for edge in pool[2:]])
    means = np.repeat([pool[0] for pool in pools], 2)
    return lambda at: np.asarray(np.interp(at, ends, means))


CALIBRATORS: Mapping[str, Callable[[Array, Array], Map]] = {
    "none": untouched,
    "platt": platt,
    "temperature": temperature,
    "isotonic": isotonic,
}


def reliability(said: Array, true: Array) -> tuple[Array, Array]:
    """Mean forecast and mean true probability in fifteen bins of as many rows each."""
    order = np.argsort(said, kind="stable")
    bins = np.array_split(order, BINS)
    return np.array([said[b].mean() for b in bins]), np.array([true[b].mean() for b in bins])


def trial(choices: Choices, seed: int, progress: Progress) -> Trial:
    """Fits a model, calibrates it, and judges its probabilities."""
    rng, prevalence = np.random.default_rng((seed, 71)), float(choices["prevalence"])
    x, y, _ = draw(prevalence, TRAIN, rng)
    weights = np.ones(TRAIN)
    if choices["weights"] == "balanced":
        weights = np.where(y > 0, 0.5 / max(y.mean(), 1e-9), 0.5 / (1 - y.mean()))
    model = MODELS[str(choices["model"])](x, y, weights)
    progress(0.6, "calibrating")
    held, flags, _ = draw(prevalence, int(choices["rows"]), rng)
    if choices["calibrated-on"] == "training":
        held, flags = x[: len(held)], y[: len(held)]
    curve = CALIBRATORS[str(choices["calibrator"])](model(held), flags)
    fresh, _, true = draw(prevalence, TEST, rng)
    said = curve(model(fresh))
    forecast, happened = reliability(said, true)
    clipped = np.clip(said, 1e-6, 1 - 1e-6)
    losses = true * np.log(clipped) + (1 - true) * np.log(1 - clipped)
    return Trial(
        metrics={
            "ece": float(np.abs(forecast - happened).mean()),
            "brier": float((true * (1 - said) ** 2 + (1 - true) * said**2).mean()),
            "log-loss": float(-losses.mean()),
            "ratio": float(said.mean() / true.mean()),
            "irreducible": float((true * (1 - true)).mean()),
        },
        series=(_chart(forecast, happened),),
    )


def _chart(forecast: Array, happened: Array) -> Series:
    worst = int(np.argmax(np.abs(forecast - happened)))
    return Series(
        id="reliability",
        title="Forecast and truth in fifteen bins",
        columns={
            "forecast": tuple(map(float, forecast)),
            "true share": tuple(map(float, happened)),
            "perfect": tuple(map(float, forecast)),
        },
        says=f"Where it says {forecast[worst]:.2f} on average the true share is "
        f"{happened[worst]:.2f}: its worst bin of {BINS}.",
    )
