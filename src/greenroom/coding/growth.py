"""Measures how time grows with the size of the input, as an exponent with its interval."""

import math
from collections.abc import Sequence
from time import perf_counter
from typing import Any

from greenroom.coding.judge import Bench
from greenroom.coding.model import Growth
from greenroom.coding.outcomes import Ended
from greenroom.coding.sandbox import Limits, Sandbox
from greenroom.coding.verdict import GrowthFit

ROUNDS = 6  # the quickest of each size counts, since noise only ever adds
_ENOUGH = 6.0  # seconds after which no further round begins
_QUICKEST = 2e-4  # seconds; below this a call is mostly the way there and back
_T95 = {1: 6.314, 2: 2.920, 3: 2.353, 4: 2.132, 5: 2.015, 6: 1.943}  # Student's t, 95th percentile


def measure_growth(bench: Bench, source: str, sandbox: Sandbox) -> GrowthFit | None:
    """Measure a submission that passes; None when the problem asks for no growth.

    The sizes take turns, so that a busy moment of the machine hits them alike, and the quickest
    of each counts. What it takes to pass the same arguments to something that does nothing is
    taken off.
    """
    wanted = bench.folder.problem.growth
    sized = bench.namespace.get("sized")
    if wanted is None or not callable(sized):
        return None
    idle = _idle(bench.folder.problem.entry)
    best = dict.fromkeys(wanted.sizes, math.inf)
    way = dict.fromkeys(wanted.sizes, math.inf)
    began = perf_counter()
    for turn in range(ROUNDS):
        for size in wanted.sizes:
            taken = _timed(bench, source, sandbox, sized(size), sized(wanted.sizes[0]))
            if taken is None:
                return _unknown(wanted, f"size {size:,} took too long or failed")
            best[size] = min(best[size], taken)
            back = _timed(bench, idle, sandbox, sized(size), sized(wanted.sizes[0]))
            way[size] = min(way[size], back or 0.0)
        if turn and perf_counter() - began > _ENOUGH:
            break
    seconds = [max(best[size] - way[size], 0.0) for size in wanted.sizes]
    if min(seconds) < _QUICKEST:
        return _unknown(wanted, "too quick to tell")
    return _fitted(wanted, seconds)


def fit_exponent(sizes: Sequence[int], seconds: Sequence[float]) -> tuple[float, float, float]:
    """Fit `seconds = a * size ** b`; return b with the ends of its 90% interval.

    Least squares on logarithms; the interval is Student's with len(sizes) - 2 degrees of freedom.

    >>> [round(float(x), 6) for x in fit_exponent([1, 2, 4], [3.0, 12.0, 48.0])]
    [2.0, 2.0, 2.0]
    """
    across, up = [math.log(size) for size in sizes], [math.log(second) for second in seconds]
    count = len(sizes)
    middle, height = sum(across) / count, sum(up) / count
    spread = sum((x - middle) ** 2 for x in across)
    slope = sum((x - middle) * (y - height) for x, y in zip(across, up, strict=True)) / spread
    left = [y - height - slope * (x - middle) for x, y in zip(across, up, strict=True)]
    error = math.sqrt(sum(rest * rest for rest in left) / (count - 2) / spread)
    wide = _T95[min(count - 2, 6)] * error
    return slope, slope - wide, slope + wide


def _fitted(wanted: Growth, seconds: list[float]) -> GrowthFit:
    slope, low, high = fit_exponent(wanted.sizes, seconds)
    return GrowthFit(
        sizes=wanted.sizes,
        seconds=tuple(round(second, 6) for second in seconds),
        exponent=round(slope, 2),
        low=round(low, 2),
        high=round(high, 2),
        most=wanted.most,
        why=wanted.why,
    )


def _unknown(wanted: Growth, note: str) -> GrowthFit:
    return GrowthFit(
        sizes=wanted.sizes,
        seconds=(),
        exponent=None,
        low=None,
        high=None,
        most=wanted.most,
        why=wanted.why,
        note=note,
    )


def _timed(bench: Bench, source: str, sandbox: Sandbox, made: Any, small: Any) -> float | None:
    """Seconds of one call in a run of its own, after a small one; None when it did not return."""
    problem = bench.folder.problem
    limits = Limits(seconds=3 * bench.limits.seconds, memory_mb=bench.limits.memory_mb)
    try:
        with sandbox.run(source, problem.entry, limits, forbid=problem.forbid) as run:
            _use(run.candidate, small)
            began = perf_counter()
            _use(run.candidate, made)
            return perf_counter() - began
    except (Ended, Exception):  # noqa: BLE001 - whatever stops it, there is no time to tell
        return None


def _use(candidate: Any, made: Any) -> None:
    """Make the one call of a size; for a class, sized(n) returns what is done with it."""
    if callable(made):
        made(candidate)
    elif isinstance(made, tuple):
        candidate(*made)
    else:
        candidate(made)


def _idle(entries: Sequence[str]) -> str:
    """A submission that takes anything and does nothing."""
    body = "    def __getattr__(self, name): return lambda *a, **k: None\n"
    return "\n".join(
        f"class {name}:\n    def __new__(cls, *a, **k): return object.__new__(cls)\n"
        f"    def __init__(self, *a, **k): pass\n{body}"
        for name in entries
    )
