"""Finds where a returned value first differs from the one wanted, and says it in words."""

import cmath
import math
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from greenroom.coding.show import shown

_NUMBERS = (int, float, complex, Fraction, Decimal)
_SEQUENCES = (list, tuple)
_SETS = (set, frozenset)


@dataclass(frozen=True)
class Tolerance:
    """How far two numbers may be apart: `abs + rel * |want|`, as NumPy reckons."""

    rel: float
    abs: float

    def __str__(self) -> str:
        return f"within {self.abs:g} + {self.rel:g} of the value"


def difference(got: Any, want: Any, within: Tolerance | None, at: str = "") -> str:
    """Say where and how two values differ; "" when they do not.

    With a tolerance numbers may be near and lists, tuples and arrays stand for each other; without
    one, values and types must be equal.
    """
    if _is_frame(got) or _is_frame(want):
        return _frames(got, want, within, at)
    if _is_array(got) or _is_array(want):
        return _arrays(got, want, within, at)
    if within is None and type(got) is not type(want):
        return _say(at, f"its type is {_kind(got)}, not {_kind(want)}")
    if isinstance(want, Mapping) and isinstance(got, Mapping):
        return _mappings(got, want, within, at)
    if isinstance(want, _SEQUENCES) and isinstance(got, _SEQUENCES):
        return _sequences(got, want, within, at)
    return _leaves(got, want, within, at)


def _leaves(got: Any, want: Any, within: Tolerance | None, at: str) -> str:
    if _is_number(got) and _is_number(want):
        return "" if _near(got, want, within) else _say(at, f"{shown(got)} is not {shown(want)}")
    if isinstance(want, _SETS) and isinstance(got, _SETS):
        return _sets(got, want, at)
    return "" if _equal(got, want) else _say(at, f"{shown(got)} is not {shown(want)}")


def _sets(got: Any, want: Any, at: str) -> str:
    if got == want:
        return ""
    missing, extra = want - got, got - want
    said = [f"{shown(missing)} is missing"] if missing else []
    said += [f"{shown(extra)} is too much"] if extra else []
    return _say(at, " and ".join(said))


def _mappings(got: Any, want: Any, within: Tolerance | None, at: str) -> str:
    for key in want:
        if key not in got:
            return _say(at, f"the key {shown(key)} is missing")
    for key in got:
        if key not in want:
            return _say(at, f"the key {shown(key)} is too much")
    places = (difference(got[key], want[key], within, f"{at}[{shown(key)}]") for key in want)
    return next((said for said in places if said), "")


def _sequences(got: Any, want: Any, within: Tolerance | None, at: str) -> str:
    if len(got) != len(want):
        return _say(at, f"its length is {len(got)}, not {len(want)}")
    pairs = zip(got, want, strict=True)
    places = (difference(g, w, within, f"{at}[{n}]") for n, (g, w) in enumerate(pairs))
    return next((said for said in places if said), "")


def _arrays(got: Any, want: Any, within: Tolerance | None, at: str) -> str:
    import numpy as np

    if within is None and type(got) is not type(want):
        return _say(at, f"its type is {_kind(got)}, not {_kind(want)}")
    try:
        left, right = np.asarray(got), np.asarray(want)
    except ValueError:
        return _say(at, f"{shown(got)} has rows of different lengths")
    if left.shape != right.shape:
        return _say(at, f"its shape is {left.shape}, not {right.shape}")
    if within is None and left.dtype != right.dtype:
        return _say(at, f"its dtype is {left.dtype}, not {right.dtype}")
    wrong = ~_array_equal(left, right, within)
    if not wrong.any():
        return ""
    place = tuple(int(index[0]) for index in np.nonzero(np.atleast_1d(wrong)))
    spot = f"{at}[{', '.join(map(str, place))}]" if left.ndim else at
    first, second = np.atleast_1d(left)[place], np.atleast_1d(right)[place]
    more = int(wrong.sum()) - 1
    also = f" (and {more} more of {left.size})" if more else ""
    return _say(spot, f"{shown(first)} is not {shown(second)}{also}")


def _array_equal(left: Any, right: Any, within: Tolerance | None) -> Any:
    import numpy as np

    numeric = left.dtype.kind in "biufc" and right.dtype.kind in "biufc"
    if not numeric or within is None:
        same = np.asarray(left == right, dtype=bool)
        with np.errstate(all="ignore"):
            nothing = np.asarray((left != left) & (right != right), dtype=bool)  # noqa: PLR0124 - NaN
        return same | nothing
    return np.isclose(left, right, rtol=within.rel, atol=within.abs, equal_nan=True)


def _frames(got: Any, want: Any, within: Tolerance | None, at: str) -> str:
    pandas = sys.modules["pandas"]
    for kind, name in (
        (pandas.DataFrame, "frame"),
        (pandas.Series, "series"),
        (pandas.Index, "index"),
    ):
        if isinstance(want, kind):
            if not isinstance(got, kind):
                return _say(at, f"its type is {_kind(got)}, not {_kind(want)}")
            return _asserted(name, got, want, within or Tolerance(1e-9, 1e-12), at)
    if _is_array(want) or isinstance(want, _SEQUENCES):
        return difference(got.to_numpy(), want, within, at)
    return _say(at, f"its type is {_kind(got)}, not {_kind(want)}")


def _asserted(name: str, got: Any, want: Any, within: Tolerance, at: str) -> str:
    """Have pandas compare by value, columns and index; its message says where."""
    from pandas import testing

    near = {"rtol": within.rel, "atol": within.abs, "check_exact": False}
    loose = {"exact": False} if name == "index" else {"check_dtype": False}
    if name == "frame":
        loose |= {"check_column_type": False, "check_index_type": False}
    elif name == "series":
        loose |= {"check_index_type": False}
    try:
        getattr(testing, f"assert_{name}_equal")(got, want, **near, **loose)
    except AssertionError as error:
        said = str(error).replace("[left]", "got").replace("[right]", "wanted")
        return _say(at, " ".join(said.split()))
    return ""


def _near(got: Any, want: Any, within: Tolerance | None) -> bool:
    if isinstance(got, bool) != isinstance(want, bool):
        return False
    if within is None or got == want:
        return _equal(got, want)
    try:
        if any(isinstance(value, complex) for value in (got, want)):
            far = cmath.isnan(got) and cmath.isnan(want)
            return far or abs(got - want) <= within.abs + within.rel * abs(want)
        first, second = float(got), float(want)
    except OverflowError:
        return bool(got == want)
    if math.isnan(first) or math.isnan(second):
        return math.isnan(first) and math.isnan(second)
    if math.isinf(first) or math.isinf(second):
        return first == second
    return abs(first - second) <= within.abs + within.rel * abs(second)


def _equal(got: Any, want: Any) -> bool:
    return bool(got == want) or (bool(got != got) and bool(want != want))  # noqa: PLR0124 - NaN


def _is_number(value: Any) -> bool:
    return isinstance(value, _NUMBERS) or (
        _from(value, "numpy") and hasattr(value, "item") and getattr(value, "ndim", 1) == 0
    )


def _is_array(value: Any) -> bool:
    return _from(value, "numpy") and type(value).__name__ == "ndarray"


def _is_frame(value: Any) -> bool:
    kinds = {"DataFrame", "Series"}
    known = type(value).__name__ in kinds or type(value).__name__.endswith("Index")
    return _from(value, "pandas") and known


def _from(value: Any, package: str) -> bool:
    return type(value).__module__.partition(".")[0] == package


def _kind(value: Any) -> str:
    return type(value).__name__


def _say(at: str, what: str) -> str:
    return f"at {at}: {what}" if at else what
