"""Shows values to a candidate: short, as Python writes them, and never an error of its own."""

import reprlib
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from greenroom.coding.outcomes import Ended
from greenroom.coding.standin import StandIn, describe

LONGEST = 240  # characters of one value
_ROWS = 12  # of a frame
_FEW = 40  # elements of an array that is shown whole


class _Short(reprlib.Repr):
    """Python's own notation with long things cut in the middle, arrays and frames readable."""

    def __init__(self) -> None:
        super().__init__()
        self.maxlist = self.maxtuple = self.maxset = self.maxfrozenset = self.maxdict = 12
        self.maxlevel, self.maxstring, self.maxother, self.maxlong = 6, 120, LONGEST, 60

    def repr_instance(self, x: Any, level: int) -> str:
        """Everything that is no plain container."""
        kind = type(x)
        if isinstance(x, StandIn):  # its own repr would ask a process that may be gone
            return describe(x)
        if kind.__module__ == "numpy":
            return _array(x)
        if kind.__module__.startswith("pandas"):
            return _frame(x)
        if callable(x) and hasattr(x, "__name__"):
            return str(x.__name__)
        return super().repr_instance(x, level)


_SHORT = _Short()


def shown(value: Any) -> str:
    """Write a value as Python does, cut where it gets long.

    >>> shown([0.1, "a"]), shown(list(range(99)))[-5:]
    ("[0.1, 'a']", '...]')
    """
    try:
        text = _SHORT.repr(value)
    except (Exception, Ended) as error:  # noqa: BLE001 - a value whose repr fails is shown by its type
        text = f"<{type(value).__name__}, whose repr raised {type(error).__name__}>"
    many = text.count("\n") > _ROWS + 4
    return text if len(text) <= 4 * LONGEST and not many else f"{text[: 4 * LONGEST]}…"


def call_shown(name: str, args: Iterable[Any], named: Mapping[str, Any]) -> str:
    """Write a call as it stands in code: `k_means([[0.0]], 2, seed=0)`."""
    parts = [shown(value) for value in args]
    parts += [f"{key}={shown(value)}" for key, value in named.items()]
    return f"{name}({', '.join(parts)})"


def _array(value: Any) -> str:
    numpy = sys.modules["numpy"]
    if isinstance(value, numpy.generic):
        return shown(value.item())
    if not isinstance(value, numpy.ndarray):
        return repr(value)[:LONGEST]
    kind = "" if value.dtype.kind in "fib" and value.size else f", dtype={value.dtype}"
    if value.size > _FEW:
        first = numpy.array2string(value.ravel()[:6], separator=", ", precision=6)[1:-1]
        return f"array([{first}, …], shape={value.shape}{kind})"
    rows = " ".join(numpy.array2string(value, separator=", ", precision=8).split())
    shape = "" if value.size else f", shape={value.shape}"
    return f"array({rows.replace('[ ', '[')}{shape}{kind})"


def _frame(value: Any) -> str:
    pandas = sys.modules["pandas"]
    if isinstance(value, pandas.DataFrame):
        if value.empty:
            return f"an empty frame with columns {list(value.columns)}"
        return "\n" + str(value.to_string(max_rows=_ROWS, max_cols=_ROWS))
    if isinstance(value, pandas.Series):
        return "\n" + str(value.to_string(max_rows=_ROWS, name=True, dtype=True))
    return repr(value)[:LONGEST]


def printable(text: str) -> str:
    r"""Write what would move a cursor, hide or turn text around as what it is.

    >>> printable("red\x1b[31m"), printable("two\nlines")
    ('red\\x1b[31m', 'two\nlines')
    """
    return "".join(
        one if one.isprintable() or one in "\n\t" else one.encode("unicode_escape").decode()
        for one in text
    )
