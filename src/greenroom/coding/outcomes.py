"""How a submission's run can end, and the errors it raised, as the parent sees them.

Ended (a BaseException: no check's `except Exception` can swallow it)
├── TimeLimit     the run used up its seconds
├── MemoryLimit   it asked for more memory than it may have
├── Crashed       its process ended: a signal, an exit, or words out of turn
├── Refused       what was to cross cannot cross, or stands for a trick
└── ZygoteLost    the process that serves runs is gone: no verdict, try once more

An error of the submission itself is an ordinary exception: of its own builtin type where it has
one, otherwise of a class made after its own, which derives from `Raised` and from its bases.
"""

from dataclasses import dataclass
from typing import Any


class Ended(BaseException):
    """The run is over; every later call says so again."""


class TimeLimit(Ended):
    """The submission used up the seconds it had."""


class MemoryLimit(Ended):
    """The submission asked for more memory than it may have."""


class Crashed(Ended):
    """The submission's process ended before it answered."""


class Refused(Ended):
    """A value cannot cross between check and submission, or must not."""


class ZygoteLost(Ended):
    """The process that serves runs is gone; nothing was learned about the submission."""


class Raised(Exception):
    """An exception of a class the submission defines, or one that must not travel as itself."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What is told about an exception of the submission.

    Attributes:
        name: The name of its class.
        message: What `str` said of it.
        args: Its arguments where they could cross, else the message alone.
        line: The submission's innermost line in the traceback, 0 where there is none.
        trace: The submission's own lines of the traceback, innermost last.
    """

    name: str
    message: str
    args: tuple[object, ...] = ()
    line: int = 0
    trace: tuple[str, ...] = ()


def from_submission(error: BaseException) -> Told | None:
    """Say what is known when the submission raised this; None when it did not."""
    told = vars(error).get("_told")
    return told if isinstance(told, Told) else None


def revive(kind: type[Exception], told: Told) -> Exception:
    """Make the exception a check sees out of what the submission's process told.

    >>> error = revive(ValueError, Told(name="ValueError", message="no", args=("no",)))
    >>> type(error) is ValueError, str(error)
    (True, 'no')
    """
    error = _built(kind, told)
    vars(error)["_told"] = told
    spot = f", line {told.line}" if told.line else ""
    error.add_note(f"raised by the submission{spot}")
    return error


def _built(kind: type[Exception], told: Told) -> Exception:
    """An exception of that kind which says the same; some builtin ones want other arguments."""
    for args in (told.args, (told.message,)):
        try:
            built = kind(*args)
            vars(built)["_told"] = told
            if str(built) == told.message:
                return built
        except Exception:  # noqa: BLE001, S112 - then it is built in the next way
            continue
    spoken: Any = type(kind.__name__, (kind,), {"__str__": lambda _: told.message})
    error: Exception = spoken.__new__(spoken)
    error.args = told.args
    return error
