"""The shrinkage lab: ridge, lasso and elastic net, what they predict and which features they find.

All minimise |y - Xb|²/2n + s (a |b|₁ + (1 - a) |b|²/2): a = 0 is ridge, a = 1 the lasso. The path
runs from the least s at which the lasso is empty down to a thousandth of it.
"""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from greenroom.labs.model import Choices, Progress, Series, Trial

Array = npt.NDArray[np.float64]

FEATURES = 60
BLOCK = 5  # features that go together
FRESH = 2000
DRAWS = 4  # a trial averages over so many data sets
PATH = np.logspace(0, -3, 16)  # strengths, as shares of the greatest
SHARES: Mapping[str, float] = {"ridge": 0.0, "elastic-net": 0.5, "lasso": 1.0}
FIXED = {"strong": 4, "weak": 14}  # places on the path


def draw(choices: Choices, count: int, rng: np.random.Generator) -> Array:
    """Features (n, 60) in blocks of five that correlate as chosen."""
    shared = rng.standard_normal((count, FEATURES // BLOCK)).repeat(BLOCK, axis=1)
    together = float(choices["correlation"])
    own = rng.standard_normal((count, FEATURES))
    return np.asarray(np.sqrt(together) * shared + np.sqrt(1 - together) * own)


def coefficients(world: str) -> Array:
    """What is true: five features of sixty, one a block; or all of them a little."""
    if world == "dense":
        return np.full(FEATURES, 0.3) * np.where(np.arange(FEATURES) % 2, 1.0, -1.0)
    true = np.zeros(FEATURES)
    true[: 5 * BLOCK : BLOCK] = [2.0, -1.5, 1.0, -1.0, 0.75]
    return true


def net(x: Array, y: Array, strength: float, share: float, start: Array) -> Array:
    """Elastic net by coordinate descent on the Gram matrix (Friedman and others, 2010)."""
    gram, target = x.T @ x / len(x), x.T @ y / len(x)  # (p, p), (p,)
    b, fitted = start.copy(), gram @ start
    size = np.diag(gram) + strength * (1 - share)
    for _ in range(60):
        furthest = 0.0
        for j in range(len(b)):
            pull = target[j] - fitted[j] + gram[j, j] * b[j]
            new = np.sign(pull) * max(abs(pull) - strength * share, 0.0) / size[j]
            if new != b[j]:
                fitted += gram[j] * (new - b[j])
                furthest, b[j] = max(furthest, abs(new - b[j])), new
        if furthest < 1e-5:
            break
    return b


def path(x: Array, y: Array, penalty: str) -> Array:
    """Coefficients along the path, (16, p); without a penalty the shortest least squares."""
    if penalty == "none":
        return np.tile(np.linalg.pinv(x) @ y, (len(PATH), 1))
    share = SHARES[penalty]
    greatest = float(np.abs(x.T @ y).max()) / len(x)
    if not share:
        ridge = [greatest * each * len(x) * np.eye(x.shape[1]) for each in PATH]
        return np.array([np.linalg.solve(x.T @ x + each, x.T @ y) for each in ridge])
    found = [np.zeros(x.shape[1])]
    for each in PATH:
        found.append(net(x, y, greatest * each, share, found[-1]))
    return np.array(found[1:])


def chosen(x: Array, y: Array, choices: Choices) -> int:
    """The place on the path: fixed, or the best on a quarter of the rows held out."""
    if choices["strength"] in FIXED:
        return FIXED[str(choices["strength"])]
    cut = len(x) * 3 // 4
    held = path(x[:cut], y[:cut], str(choices["penalty"]))
    return int(np.argmin([((x[cut:] @ b - y[cut:]) ** 2).mean() for b in held]))


def judged(choices: Choices, rng: np.random.Generator) -> tuple[dict[str, float], Series]:
    """Fits one path, takes the chosen place, and judges it against the truth."""
    rows, true = int(choices["rows"]), coefficients(str(choices["world"]))
    x, fresh = draw(choices, rows, rng), draw(choices, FRESH, rng)
    y = x @ true + rng.standard_normal(rows)
    units = 10 ** rng.uniform(-1.5, 1.5, FEATURES)  # metres, millimetres, euros, years
    if choices["scales"] == "standardised":
        units = 1 / x.std(axis=0)
    given = x * units
    place = chosen(given, y, choices)
    whole = path(given, y, str(choices["penalty"])) * units  # in the truth's own units
    b = whole[place]
    kept, right = np.abs(b) > 1e-8, true != 0
    errors = [float(((fresh @ (each - true)) ** 2).mean()) for each in whole]
    return {
        "error": errors[place],
        "kept": float(kept.sum()),
        "found": float((kept & right).sum() / right.sum()),
        "precision": float((kept & right).sum() / max(kept.sum(), 1)),
        "training-error": float(((x @ b - y) ** 2).mean()),
        "regret": errors[place] - min(errors),
    }, _chart(errors, whole, place)


def trial(choices: Choices, seed: int, progress: Progress) -> Trial:
    """The means over several data sets, and the path of the first."""
    found = []
    for turn in range(DRAWS):
        found.append(judged(choices, np.random.default_rng((seed, 81, turn))))
        progress((turn + 1) / DRAWS, f"data set {turn + 1}")
    names = found[0][0]
    metrics = {name: float(np.mean([each[0][name] for each in found])) for name in names}
    return Trial(metrics=metrics, series=(found[0][1],))


def _chart(errors: list[float], whole: Array, place: int) -> Series:
    best = int(np.argmin(errors))
    return Series(
        id="path",
        title="Error and features kept along the path",
        columns={
            "strength": tuple(map(float, PATH)),
            "error": tuple(errors),
            "kept": tuple(int(n) for n in (np.abs(whole) > 1e-8).sum(axis=1)),
        },
        says=f"The error above the noise is least, {errors[best]:.3f}, at {PATH[best]:.3g} of the "
        f"greatest strength; this run stands at {PATH[place]:.3g} with {errors[place]:.3f}.",
    )
