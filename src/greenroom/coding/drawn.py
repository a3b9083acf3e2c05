"""Runs a law on many inputs drawn by Hypothesis: always the same, and small when it fails."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hypothesis import HealthCheck, Phase, Verbosity, given, settings, strategies
from hypothesis.internal.conjecture import providers

from greenroom.coding.outcomes import Ended

# Hypothesis draws 1 input in 20 from the constants of whatever modules are loaded; the same check
# would see other inputs on the command line than in the web app.
providers._get_local_constants = lambda: providers._local_constants

_DRAWING = (Phase.explicit, Phase.generate, Phase.target)
_SETTINGS: dict[str, Any] = {
    "derandomize": True,
    "database": None,
    "deadline": None,
    "report_multiple_bugs": False,
    "print_blob": False,
    "verbosity": Verbosity.quiet,
    "suppress_health_check": list(HealthCheck),
}
_MOST_TRIES = 400  # while shrinking; afterwards the smallest so far is told


@dataclass(frozen=True)
class Draw:
    """What is drawn, how often, and whether a failing input is made small."""

    strategies: tuple[Any, ...]
    examples: int
    shrinks: bool


@dataclass(frozen=True)
class Failing:
    """The smallest input found for which a law fails, and how it failed."""

    inputs: tuple[Any, ...]
    error: Exception


class _Enough(BaseException):
    """Leave Hypothesis now: a signal, since it catches every error."""


def try_many(law: Callable[..., Any], draw: Draw) -> Failing | None:
    """Run a law on drawn inputs; None when it holds for all of them.

    Raises:
        Ended: The run ended before any input was found for which the law fails.
    """
    trial = _Trial(law, draw)
    phases = (*_DRAWING, Phase.shrink) if draw.shrinks else _DRAWING
    chosen = settings(max_examples=draw.examples, phases=phases, **_SETTINGS)

    @chosen
    @given(strategies.tuples(*draw.strategies))
    def attempt(inputs: tuple[Any, ...]) -> None:
        trial.run(inputs)

    try:
        attempt()
    except (_Enough, Ended, Exception):
        if trial.failing is None:
            raise
    return trial.failing


class _Trial:
    """Remembers the last failing input: Hypothesis runs the smallest one last."""

    def __init__(self, law: Callable[..., Any], draw: Draw) -> None:
        self.law, self.draw, self.tries = law, draw, 0
        self.failing: Failing | None = None

    def run(self, inputs: tuple[Any, ...]) -> None:
        try:
            self.law(*inputs)
        except Exception as error:
            if _is_a_signal(error):
                raise
            self._keep(inputs, error)
            raise

    def _keep(self, inputs: tuple[Any, ...], error: Exception) -> None:
        self.failing = Failing(inputs, error)
        self.tries += 1
        if not self.draw.shrinks or self.tries > _MOST_TRIES:
            raise _Enough from None


def _is_a_signal(error: Exception) -> bool:
    """Whether an exception is Hypothesis' own, such as an input that `assume` turns down."""
    return type(error).__module__.partition(".")[0] == "hypothesis"
