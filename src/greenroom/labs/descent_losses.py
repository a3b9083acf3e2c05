"""The descent lab's landscapes: a bowl whose curvatures are known, a saddle, a small network.

The bowl is least squares on two columns. A ravine comes from columns measured in different units,
which standardising undoes, or from columns that say nearly the same, which it does not.

    >>> for ravine in ("units", "correlated"):
    ...     curvatures = np.linalg.eigvalsh(columns(Ground(condition=100, ravine=ravine)))
    ...     print([round(float(each), 6) for each in curvatures])
    [0.01, 1.0]
    [0.01, 1.0]
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int64] | slice
Slope = Callable[[Array], Array]

ROWS = 48
EVERY = slice(None)
TOGETHER = 0.5  # how much the two columns correlate where units make the ravine


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a landscape is made of.

    Attributes:
        condition: Steepest curvature over the flattest, of the bowl as it comes.
        ravine: What makes it so: "units" or "correlated".
        standardised: Whether every column is divided by its spread first.
    """

    condition: float = 100.0
    ravine: str = "units"
    standardised: bool = False


@dataclass(frozen=True, slots=True)
class Loss:
    """A landscape as a mean over rows.

    Attributes:
        gradient: (weights, rows) -> the mean gradient over those rows.
        excess: (weights) -> the loss above its minimum.
        start: Where every method begins.
        curvatures: Greatest and least at the minimum; 0 for least where theory says nothing.
    """

    gradient: Callable[[Array, Rows], Array]
    excess: Callable[[Array], float]
    start: Array
    curvatures: tuple[float, float]

    def on(self, rows: Rows) -> Slope:
        """The slope as some rows see it."""
        return lambda w: self.gradient(w, rows)


def columns(ground: Ground) -> Array:
    """The bowl's second moments XᵀX/n, (2, 2), with curvatures 1 and 1/condition."""
    k = ground.condition
    if ground.ravine == "correlated":
        together, units = (k - 1) / (k + 1), np.ones(2)
    else:
        # 1 + u² = g u is what makes the curvatures of [[1, ru], [ru, u²]] stand as k to 1
        together, g = TOGETHER, (k + 1) * np.sqrt((1 - TOGETHER**2) / k)
        units = np.array([1.0, (g - np.sqrt(g**2 - 4)) / 2])
    moments = np.array([[1.0, together], [together, 1.0]]) * np.outer(units, units)
    return np.asarray(moments / np.linalg.eigvalsh(moments)[-1])


def quadratic(ground: Ground, rng: np.random.Generator) -> Loss:
    """Least squares on 48 rows whose Hessian has the curvatures 1 and 1/condition exactly."""
    frame, _ = np.linalg.qr(rng.standard_normal((ROWS, 3)))  # (n, 3), orthonormal
    hessian = columns(ground)  # (2, 2)
    steep, axes = np.linalg.eigh(hessian)
    x = np.sqrt(ROWS) * frame[:, :2] @ np.linalg.cholesky(hessian).T  # XᵀX/n = H
    best = rng.standard_normal(2)
    y = x @ best + np.sqrt(ROWS) * frame[:, 2] * 0.1  # a residual that X cannot explain
    start = best + axes @ np.sqrt(1 / steep)  # as much to lose in each direction
    if ground.standardised:
        spread = np.sqrt(np.diag(hessian))
        x, best, start = x / spread, best * spread, start * spread  # the same predictions
        hessian = hessian / np.outer(spread, spread)
        steep = np.linalg.eigvalsh(hessian)

    def gradient(w: Array, rows: Rows) -> Array:
        some = x[rows]
        return np.asarray(some.T @ (some @ w - y[rows]) / len(some))

    def excess(w: Array) -> float:
        return float((w - best) @ hessian @ (w - best) / 2)

    return Loss(gradient, excess, start, (float(steep[-1]), float(steep[0])))


def saddle(ground: Ground, rng: np.random.Generator) -> Loss:
    """f(x, y) = x²/2 - (y²/2 - y⁴/4)/condition: the start lies almost on the ridge y = 0."""
    condition = ground.condition
    push = 0.05 * rng.standard_normal((ROWS, 2))
    push -= push.mean(axis=0)  # rows disagree, their mean is the landscape

    def gradient(w: Array, rows: Rows) -> Array:
        slope = np.array([w[0], -(w[1] - w[1] ** 3) / condition])
        return np.asarray(slope + push[rows].mean(axis=0))

    def excess(w: Array) -> float:
        return float(w[0] ** 2 / 2 + (w[1] ** 2 - 1) ** 2 / (4 * condition))

    return Loss(gradient, excess, np.array([0.1, 1e-4]), (1.0, 2.0 / condition))


def network(ground: Ground, rng: np.random.Generator) -> Loss:
    """Eight tanh units fit a wave; its curvature is measured where it starts, and it moves."""
    wave = np.linspace(-1, 1, ROWS)  # (n,)
    y = np.sin(np.pi * wave)
    x = wave / wave.std() if ground.standardised else 5 + 3 * wave  # as a thermometer says it
    start = rng.standard_normal(25) * 0.7

    def forward(w: Array, rows: Rows) -> tuple[Array, Array]:
        hidden = np.tanh(np.outer(x[rows], w[:8]) + w[8:16])  # (b, 8)
        return hidden, hidden @ w[16:24] + w[24] - y[rows]  # (b,)

    def gradient(w: Array, rows: Rows) -> Array:
        hidden, miss = forward(w, rows)
        back = np.outer(miss, w[16:24]) * (1 - hidden**2)  # (b, 8)
        parts = (x[rows] @ back, back.sum(axis=0), miss @ hidden, [miss.sum()])
        return np.concatenate(parts) / len(miss)

    def excess(w: Array) -> float:
        return float(np.mean(forward(w, EVERY)[1] ** 2) / 2)

    return Loss(gradient, excess, start, (steepest(gradient, start), 0.0))


def steepest(gradient: Callable[[Array, Rows], Array], at: Array) -> float:
    """The greatest curvature at a point, from differences of the gradient."""
    steps = 1e-5 * np.eye(len(at))
    hessian = [(gradient(at + e, EVERY) - gradient(at - e, EVERY)) / 2e-5 for e in steps]
    return float(np.linalg.eigvalsh((np.array(hessian) + np.array(hessian).T) / 2)[-1])


LOSSES: Mapping[str, Callable[[Ground, np.random.Generator], Loss]] = {
    "quadratic": quadratic,
    "saddle": saddle,
    "network": network,
}
