"""The descent lab: six ways down three landscapes, with the rate theory promises beside each.

On a quadratic with curvatures between m and L (condition k = L/m) a step is a linear map, so its
rate is a spectral radius: (k-1)/(k+1) for gradient descent at 2/(L+m), (sqrt k - 1)/(sqrt k + 1)
for Polyak's heavy ball (1964), 1 - 1/sqrt k for Nesterov (1983); anything past 2/L diverges.

    >>> round(promised("gd", Plan(rate=2 / 1.01), (1.0, 0.01)), 4)
    0.9802
"""

from dataclasses import dataclass

import numpy as np

from greenroom.labs.descent_losses import EVERY, LOSSES, ROWS, Array, Ground, Loss, Rows, Slope
from greenroom.labs.model import Choices, Progress, Series, Trial

Memory = list[Array]  # two vectors of zeros to begin with, and the step number

FLOOR = 1e-24  # below this share of the start rounding speaks, not the method


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a method is run."""

    rate: float
    beta: float = 0.9
    batch: int = ROWS
    passes: int = 400
    schedule: str = "constant"
    ramp: float = 0.0


def gd(slope: Slope, w: Array, memory: Memory, rate: float, beta: float) -> Array:  # noqa: ARG001
    """Straight down."""
    return w - rate * slope(w)


def momentum(slope: Slope, w: Array, memory: Memory, rate: float, beta: float) -> Array:
    """Polyak's heavy ball."""
    memory[0] = beta * memory[0] - rate * slope(w)
    return w + memory[0]


def nesterov(slope: Slope, w: Array, memory: Memory, rate: float, beta: float) -> Array:
    """The slope is asked where the momentum is about to lead."""
    memory[0] = beta * memory[0] - rate * slope(w + beta * memory[0])
    return w + memory[0]


def adagrad(slope: Slope, w: Array, memory: Memory, rate: float, beta: float) -> Array:  # noqa: ARG001
    """Each weight's rate falls with the slopes it has seen."""
    g = slope(w)
    memory[0] = memory[0] + g**2
    return w - rate * g / (np.sqrt(memory[0]) + 1e-8)


def rmsprop(slope: Slope, w: Array, memory: Memory, rate: float, beta: float) -> Array:
    """As AdaGrad, but it forgets."""
    g = slope(w)
    memory[0] = beta * memory[0] + (1 - beta) * g**2
    return w - rate * g / (np.sqrt(memory[0]) + 1e-8)


def adam(slope: Slope, w: Array, memory: Memory, rate: float, beta: float) -> Array:
    """Momentum over RMSProp, both freed of their start at zero (Kingma and Ba, 2015)."""
    g = slope(w)
    memory[2] = memory[2] + 1
    memory[0] = beta * memory[0] + (1 - beta) * g
    memory[1] = 0.999 * memory[1] + 0.001 * g**2
    mean = memory[0] / (1 - beta ** memory[2])
    square = memory[1] / (1 - 0.999 ** memory[2])
    return np.asarray(w - rate * mean / (np.sqrt(square) + 1e-8))


METHODS = {each.__name__: each for each in (gd, momentum, nesterov, adagrad, rmsprop, adam)}
ADAPTIVE = {"tiny": 0.001, "safe": 0.01, "tuned": 0.05, "beyond": 1.0}


def planned(choices: Choices, curvatures: tuple[float, float]) -> Plan:
    """The numbers behind the words tiny, safe, tuned and beyond."""
    method, rate = str(choices["method"]), str(choices["rate"])
    high, low = curvatures[0], curvatures[1] or curvatures[0] / float(choices["condition"])
    root = np.sqrt(low / high)
    beta, step = 0.9, {"tiny": 0.1, "safe": 1.0, "tuned": 1.0, "beyond": 2.1}[rate] / high
    ramp = low * step / 2
    if method not in ("gd", "momentum", "nesterov"):
        step, ramp = ADAPTIVE[rate], 0.01
    elif rate == "tuned":
        tuned = {
            "gd": (2 / (high + low), 0.0),
            "momentum": (4 / (high**0.5 + low**0.5) ** 2, ((1 - root) / (1 + root)) ** 2),
            "nesterov": (1 / high, (1 - root) / (1 + root)),
        }
        step, beta = tuned[method]
    batch = ROWS if choices["batch"] == "all" else int(choices["batch"])
    schedule, passes = str(choices["schedule"]), int(choices["passes"])
    return Plan(rate=float(step), beta=float(beta), batch=batch, passes=passes,
                schedule=schedule, ramp=float(ramp))  # fmt: skip


def slowed(plan: Plan, step: int, steps: int) -> float:
    """What a schedule leaves of the rate at a step."""
    done = step / steps
    match plan.schedule:
        case "step":
            return 1.0 if done < 0.5 else 0.1 if done < 0.75 else 0.01
        case "cosine":
            return float(1 + np.cos(np.pi * done)) / 2
        case "warm-up":
            return min(1.0, 10 * done + 1e-3) * float(1 + np.cos(np.pi * done)) / 2
        case "inverse":
            return 1 / (1 + plan.ramp * step)
    return 1.0


def descend(loss: Loss, method: str, plan: Plan, rng: np.random.Generator) -> Array:
    """The excess loss at the start and after every pass, until it ends or explodes."""
    w, path = loss.start, [loss.excess(loss.start)]
    memory: Memory = [np.zeros_like(w), np.zeros_like(w), np.zeros(1)]
    a_pass = ROWS // plan.batch
    for turn in range(plan.passes):
        draws = rng.integers(ROWS, size=(a_pass, plan.batch))  # with replacement, as in theory
        for part in range(a_pass):
            rows: Rows = EVERY if plan.batch == ROWS else draws[part]
            rate = plan.rate * slowed(plan, turn * a_pass + part, plan.passes * a_pass)
            w = METHODS[method](loss.on(rows), w, memory, rate, plan.beta)
        path.append(loss.excess(w))
        if not path[-1] < 1e12 * path[0]:
            path[-1] = 1e12 * path[0]
            break
    return np.array(path)


def promised(method: str, plan: Plan, curvatures: tuple[float, float]) -> float:
    """The factor the distance shrinks by in a step, in the long run; 1 where theory is silent."""
    if method not in ("gd", "momentum", "nesterov") or not curvatures[1]:
        return 1.0
    radii = []
    for curvature in curvatures:
        keep, b = 1 - plan.rate * curvature, plan.beta
        step = {
            "gd": [[keep, 0.0], [1.0, 0.0]],
            "momentum": [[keep + b, -b], [1.0, 0.0]],
            "nesterov": [[(1 + b) * keep, -b * keep], [1.0, 0.0]],
        }[method]
        radii.append(np.abs(np.linalg.eigvals(np.array(step))).max())
    return float(max(radii))


def measured(path: Array) -> float:
    """The factor the distance shrank by in a pass, over the last third that is not rounding."""
    share = path / path[0]
    ends = int(np.argmax(share < FLOOR)) if (share < FLOOR).any() else len(share)
    tail = np.log(share[2 * ends // 3 : ends])
    if len(tail) < 3:
        return 1.0
    slope = np.polyfit(np.arange(len(tail)), tail, 1)[0]
    return float(np.exp(slope / 2))  # the loss goes with the square of the distance


def ground(choices: Choices) -> Ground:
    """The landscape as chosen."""
    return Ground(
        condition=float(choices["condition"]),
        ravine=str(choices["ravine"]),
        standardised=choices["features"] == "standardised",
    )


def trial(choices: Choices, seed: int, progress: Progress) -> Trial:
    """One descent, and what theory had to say about it."""
    rng = np.random.default_rng((seed, 41))
    loss = LOSSES[str(choices["loss"])](ground(choices), rng)
    plan, method = planned(choices, loss.curvatures), str(choices["method"])
    progress(0.1, method)
    with np.errstate(over="ignore", invalid="ignore"):
        path = descend(loss, method, plan, rng)
    share = path / path[0]
    low = share <= 0.01
    factor, steps = promised(method, plan, loss.curvatures), ROWS // plan.batch
    return Trial(
        metrics={
            "digits": float(np.clip(-np.log10(max(share[-1], 1e-16)), -12, 16)),
            "diverged": float(share[-1] > 1),
            "passes-to-1pct": float(np.argmax(low) if low.any() else plan.passes),
            "peak": float(share.max()),
            "rate-measured": -100 * np.log10(measured(path)),
            "rate-theory": 0.0 - 100 * steps * np.log10(max(factor, 1e-9)),
        },
        series=(_chart(share, method, factor**steps),),
    )


def _chart(share: Array, method: str, factor: float) -> Series:
    kept = np.unique(np.linspace(0, len(share) - 1, 60).astype(int))
    best = int(np.argmin(share))
    columns = {
        "pass": tuple(map(int, kept)),
        method: tuple(float(np.log10(max(share[each], 1e-30))) for each in kept),
    }
    if factor != 1:
        slope = 2 * np.log10(max(factor, 1e-9))  # the loss goes with the square of the distance
        columns["theory"] = tuple(float(each) for each in np.clip(slope * kept, -30, 12))
    return Series(
        id="descent",
        title="Excess loss after each pass, as a share of the start's (log10)",
        columns=columns,
        says=f"After {len(share) - 1} passes {share[-1]:.2g} of the start's excess loss is left; "
        f"the least was {share[best]:.2g} at pass {best}, the most {share.max():.3g}.",
    )
