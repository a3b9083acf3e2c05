"""What a problem's checks are written with: compare, expect an error, try many inputs.

    from greenroom.coding.checking import close, holds_for, raises, strategies as st

A check is a plain function of the candidate; it fails by raising, most readably by these.
They work on any callable, so a check can be tried on a function of one's own.
"""

import copy
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, NoReturn

from greenroom.coding.compare import Tolerance, difference
from greenroom.coding.show import call_shown, shown

if TYPE_CHECKING:
    from hypothesis import strategies

    from greenroom.coding.drawn import Failing

__all__ = [
    "CheckFailed",
    "close",
    "holds_for",
    "raises",
    "same",
    "strategies",
    "unchanged",
    "without_shrinking",
]

_SHRINKS: ContextVar[bool] = ContextVar("shrinks", default=True)


class CheckFailed(AssertionError):
    """What a check wanted did not come back; the texts are for the candidate."""

    def __init__(
        self, problem: str, *, sides: tuple[tuple[str, str], ...] = (), inputs: str = ""
    ) -> None:
        """Say the problem in a line, the values it is about, and the inputs it was found for."""
        self.problem, self.sides, self.inputs = problem, sides, inputs
        super().__init__(problem)

    def __str__(self) -> str:
        """Tell everything, a line each."""
        named = [("with", self.inputs)] if self.inputs else []
        return "\n".join(
            [self.problem, *(f"{name}: {text}" for name, text in [*named, *self.sides])]
        )


def close(got: Any, want: Any, rel: float = 1e-6, abs: float = 1e-9) -> None:  # noqa: A002 - as math.isclose and pytest.approx call it
    """Expect the same shape with numbers near each other, and NaN in the same places.

    >>> close([0.1 + 0.2, float("nan")], (0.3, float("nan")))

    Raises:
        CheckFailed: They differ.
    """
    within = Tolerance(rel, abs)
    where = difference(got, want, within)
    if where:
        raise CheckFailed(f"not close enough: {where}", sides=_sides(want, got))


def same(got: Any, want: Any) -> None:
    """Expect equal values and equal types, of containers and of elements; frames by value.

    >>> same({"a": (1, 2)}, {"a": (1, 2)})

    Raises:
        CheckFailed: They differ.
    """
    where = difference(got, want, None)
    if where:
        raise CheckFailed(f"not the same: {where}", sides=_sides(want, got))


def raises(
    error: type[BaseException] | tuple[type[BaseException], ...],
    call: Callable[..., Any],
    *args: Any,
    **named: Any,
) -> BaseException:
    """Expect a call to raise; return what it raised.

    >>> str(raises(ValueError, int, "x"))[:15]
    'invalid literal'

    Raises:
        CheckFailed: It returns, or raises something else.
    """
    kinds = error if isinstance(error, tuple) else (error,)
    wanted = " or ".join(kind.__name__ for kind in kinds)
    try:
        got = call(*args, **named)
    except kinds as raised:
        return raised
    except Exception as raised:
        said = f"{type(raised).__name__}: {raised}"
        raise _wrong_end(call, args, named, wanted, said) from raised
    raise _wrong_end(call, args, named, wanted, f"{shown(got)}, returned")


def unchanged(call: Callable[..., Any], *args: Any, **named: Any) -> Any:
    """Call, expect that nothing passed in was changed, and return what it returned.

    >>> unchanged(sorted, [2, 1])
    [1, 2]

    Raises:
        CheckFailed: An argument has another value after the call.
    """
    before = copy.deepcopy((args, named))
    returned, args_after, named_after = _calling(call)(*args, **named)
    kept = [(f"argument {n + 1}", args_after[n], before[0][n]) for n in range(len(args))]
    kept += [(f"argument {name!r}", named_after[name], before[1][name]) for name in named]
    for name, after, was in kept:
        where = difference(after, was, None)
        if where:
            raise CheckFailed(
                f"{name} was changed by the call: {where}",
                sides=(("before", shown(was)), ("after", shown(after))),
                inputs=call_shown(_name(call), *before),
            )
    return returned


def holds_for(
    *drawn: Any, examples: int = 40
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Run the decorated function at once on many inputs, always the same; a failing one is shrunk.

    Raises:
        CheckFailed: It fails for some input; the smallest found is told.
    """
    from greenroom.coding.drawn import Draw, try_many

    def run(law: Callable[..., Any]) -> Callable[..., Any]:
        names = list(inspect.signature(law).parameters)
        failing = try_many(law, Draw(drawn, examples, shrinks=_SHRINKS.get()))
        if failing is not None:
            _retell(names, failing)
        return law

    return run


@contextmanager
def without_shrinking() -> Iterator[None]:
    """Take the first failing input as it is: whoever only asks whether a check fails is faster."""
    token = _SHRINKS.set(False)
    try:
        yield
    finally:
        _SHRINKS.reset(token)


def _retell(names: list[str], failing: "Failing") -> NoReturn:
    """Raise the failure anew, with the inputs it was found for."""
    pairs = zip(names, failing.inputs, strict=False)
    inputs = ", ".join(f"{name}={shown(value)}" for name, value in pairs)
    error = failing.error
    if isinstance(error, CheckFailed):
        raise CheckFailed(error.problem, sides=error.sides, inputs=inputs) from error
    error.add_note(f"with: {inputs}")
    raise error


def _wrong_end(
    call: Callable[..., Any], args: Any, named: Any, wanted: str, got: str
) -> CheckFailed:
    made = call_shown(_name(call), args, named)
    sides = (("expected", wanted), ("got", got))
    return CheckFailed(f"{wanted} should be raised by {made}", sides=sides)


def _sides(want: Any, got: Any) -> tuple[tuple[str, str], ...]:
    return (("expected", shown(want)), ("got", shown(got)))


def _name(call: Any) -> str:
    return str(getattr(type(call), "greenroom_name", None) or getattr(call, "__name__", "call"))


def _calling(call: Callable[..., Any]) -> Callable[..., tuple[Any, tuple[Any, ...], Any]]:
    """How a call is made that also tells what became of its arguments.

    What runs elsewhere got copies, so its stand-in asks there; anything else got the very values.
    """
    asks = getattr(type(call), "__call_and_return_arguments__", None)
    if asks is not None:
        return lambda *args, **named: asks(call, *args, **named)
    return lambda *args, **named: (call(*args, **named), args, named)


def __getattr__(name: str) -> Any:
    """Load Hypothesis for the checks that draw; others are judged sooner without it."""
    if name == "strategies":
        from hypothesis import strategies

        return strategies
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
