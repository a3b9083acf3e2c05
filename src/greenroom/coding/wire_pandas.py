"""How pandas' frames, series, indexes and moments cross; see `wire`."""

import re
from typing import Any

import numpy as np
import pandas as pd

from greenroom.coding.wire import READERS, WRITERS, Node, Reader, Unsendable, Writer

_MASKED = re.compile(r"U?Int\d+|Float\d+|boolean|string|str")
_UNITS = ("s", "ms", "us", "ns")


def register() -> None:
    """Make these types known to `wire`."""
    indexes = (pd.Index, pd.DatetimeIndex, pd.TimedeltaIndex, pd.CategoricalIndex)
    WRITERS.update(dict.fromkeys((*indexes, pd.PeriodIndex, pd.IntervalIndex), _write_index))
    WRITERS.update(
        {
            pd.DataFrame: _write_frame,
            pd.Series: _write_series,
            pd.RangeIndex: _write_range,
            pd.MultiIndex: _write_multi,
            pd.Timestamp: _write_moment,
            pd.Timedelta: lambda value, _: {
                "pandas.Timedelta": [int(value.asm8.view("i8")), value.unit]
            },
            type(pd.NaT): lambda _, __: {"pandas.NaT": 0},
            type(pd.NA): lambda _, __: {"pandas.NA": 0},
            pd.Interval: lambda value, writer: {
                "pandas.Interval": [
                    writer.node(value.left),
                    writer.node(value.right),
                    value.closed,
                ]
            },
            pd.Period: lambda value, _: {"pandas.Period": [value.ordinal, value.freqstr]},
            pd.Categorical: lambda value, writer: {"pandas.array": _write_column(value, writer)},
        }
    )
    for kind in ("Datetime", "Timedelta", "Integer", "Floating", "Boolean", "String", "Period"):
        WRITERS[getattr(pd.arrays, f"{kind}Array")] = WRITERS[pd.Categorical]
    READERS.update(
        {
            "pandas.DataFrame": _read_frame,
            "pandas.Series": _read_series,
            "pandas.Index": _read_index,
            "pandas.RangeIndex": _read_range,
            "pandas.MultiIndex": _read_multi,
            "pandas.Timestamp": _read_moment,
            "pandas.Timedelta": lambda node, _: pd.Timedelta(np.timedelta64(*_stamp(node))),
            "pandas.NaT": lambda _, __: pd.NaT,
            "pandas.NA": lambda _, __: pd.NA,
            "pandas.Interval": lambda node, reader: pd.Interval(
                reader.value(node[0]), reader.value(node[1]), node[2]
            ),
            "pandas.Period": lambda node, _: pd.Period(ordinal=int(node[0]), freq=str(node[1])),
            "pandas.array": _read_column,
        }
    )


def _write_frame(value: pd.DataFrame, writer: Writer) -> Node:
    columns = [_write_column(value.iloc[:, n].array, writer) for n in range(value.shape[1])]
    return {"pandas.DataFrame": [columns, writer.node(value.columns), writer.node(value.index)]}


def _read_frame(node: Node, reader: Reader) -> pd.DataFrame:
    columns, names, index = node[0], reader.value(node[1]), reader.value(node[2])
    _must_be(names, pd.Index)
    _must_be(index, pd.Index)
    arrays = {n: _read_column(column, reader) for n, column in enumerate(columns)}
    if len(arrays) != len(names) or any(len(column) != len(index) for column in arrays.values()):
        raise Unsendable("a frame's columns do not fit")
    made = pd.DataFrame(arrays, index=index)
    made.columns = names
    return made


def _write_series(value: pd.Series, writer: Writer) -> Node:
    column = _write_column(value.array, writer)
    return {"pandas.Series": [column, writer.node(value.index), writer.node(value.name)]}


def _read_series(node: Node, reader: Reader) -> pd.Series:
    column, index, name = _read_column(node[0], reader), reader.value(node[1]), node[2]
    _must_be(index, pd.Index)
    return pd.Series(column, index=index, name=_label(reader.value(name)))


def _write_index(value: Any, writer: Writer) -> Node:
    freq = getattr(value, "freqstr", None) if type(value) is not pd.PeriodIndex else None
    return {"pandas.Index": [_write_column(value.array, writer), writer.node(value.name), freq]}


def _read_index(node: Node, reader: Reader) -> pd.Index:
    made = pd.Index(_read_column(node[0], reader), name=_label(reader.value(node[1])))
    if type(node[2]) is str and isinstance(made, pd.DatetimeIndex | pd.TimedeltaIndex):
        made.freq = node[2]
    return made


def _write_range(value: pd.RangeIndex, writer: Writer) -> Node:
    return {"pandas.RangeIndex": [value.start, value.stop, value.step, writer.node(value.name)]}


def _read_range(node: Node, reader: Reader) -> pd.RangeIndex:
    start, stop, step = (int(part) for part in node[:3])
    return pd.RangeIndex(start, stop, step, name=_label(reader.value(node[3])))


def _write_multi(value: pd.MultiIndex, writer: Writer) -> Node:
    levels = [writer.node(value.get_level_values(n)) for n in range(value.nlevels)]
    return {"pandas.MultiIndex": [levels, writer.node(list(value.names))]}


def _read_multi(node: Node, reader: Reader) -> pd.MultiIndex:
    levels = [_must_be(reader.value(level), pd.Index) for level in node[0]]
    names = [_label(name) for name in reader.items(node[1])]
    return pd.MultiIndex.from_arrays(levels, names=names)


def _write_moment(value: pd.Timestamp, _: Writer) -> Node:
    zone = None if value.tz is None else str(value.tz)
    return {"pandas.Timestamp": [int(value.asm8.view("i8")), value.unit, zone]}


def _read_moment(node: Node, _: Reader) -> pd.Timestamp:
    made = pd.Timestamp(np.datetime64(*_stamp(node[:2])))
    return made if node[2] is None else made.tz_localize("UTC").tz_convert(str(node[2]))


def _stamp(node: Node) -> tuple[int, Any]:
    count, unit = node
    if unit not in _UNITS:
        raise Unsendable("a moment's unit is malformed")
    return int(count), unit


def _write_column(value: Any, writer: Writer) -> Node:
    """One column or level: what kind of array it is, and what that kind is made of."""
    kind = value.dtype
    if isinstance(kind, np.dtype) or isinstance(value, pd.arrays.NumpyExtensionArray):
        return ["numpy", writer.node(np.asarray(value))]
    if isinstance(kind, pd.CategoricalDtype):
        parts = [writer.node(np.asarray(value.codes)), writer.node(value.categories)]
        return ["category", *parts, bool(value.ordered)]
    if isinstance(kind, pd.DatetimeTZDtype):
        return ["zone", writer.node(value.asi8), kind.unit, str(kind.tz)]
    if isinstance(kind, pd.PeriodDtype):
        return ["period", writer.node(value.asi8), value.freqstr]
    if isinstance(kind, pd.IntervalDtype):
        sides = [writer.node(pd.Index(value.left)), writer.node(pd.Index(value.right))]
        return ["interval", *sides, value.closed]
    if not _MASKED.fullmatch(str(kind)):
        raise Unsendable(f"a column of dtype {kind} cannot cross")
    items = [None if gone else item for item, gone in zip(value, value.isna(), strict=True)]
    return ["masked", str(kind), writer.node([_builtin(item) for item in items])]


def _builtin(item: Any) -> Any:
    return item.item() if isinstance(item, np.generic) else item


def _read_column(node: Node, reader: Reader) -> Any:
    read = _COLUMNS.get(node[0])
    if read is None:
        raise Unsendable("a column is malformed")
    return read(node[1:], reader)


def _numpy_column(node: Node, reader: Reader) -> Any:
    found = _must_be(reader.value(node[0]), np.ndarray)
    if found.ndim != 1:
        raise Unsendable("a column has more than one dimension")
    # as a bare array of objects, pandas would guess its type anew
    return pd.arrays.NumpyExtensionArray(found) if found.dtype == object else found


def _category_column(node: Node, reader: Reader) -> Any:
    codes = _must_be(reader.value(node[0]), np.ndarray)
    names = _must_be(reader.value(node[1]), pd.Index)
    return pd.Categorical.from_codes(codes, names, ordered=bool(node[2]))


def _zone_column(node: Node, reader: Reader) -> Any:
    ticks = _must_be(reader.value(node[0]), np.ndarray)
    _stamp((0, node[1]))
    moments = pd.DatetimeIndex(ticks.astype(np.int64).view(f"M8[{node[1]}]"))
    return moments.tz_localize("UTC").tz_convert(str(node[2])).array


def _period_column(node: Node, reader: Reader) -> Any:
    ticks = _must_be(reader.value(node[0]), np.ndarray)
    return pd.PeriodIndex.from_ordinals(ticks, freq=str(node[1])).array


def _interval_column(node: Node, reader: Reader) -> Any:
    left = _must_be(reader.value(node[0]), pd.Index)
    right = _must_be(reader.value(node[1]), pd.Index)
    return pd.arrays.IntervalArray.from_arrays(left, right, closed=node[2])


def _masked_column(node: Node, reader: Reader) -> Any:
    if type(node[0]) is not str or not _MASKED.fullmatch(node[0]):
        raise Unsendable("a column's dtype is malformed")
    return pd.array(reader.items(node[1]), dtype=node[0])


_COLUMNS = {
    "numpy": _numpy_column,
    "category": _category_column,
    "zone": _zone_column,
    "period": _period_column,
    "interval": _interval_column,
    "masked": _masked_column,
}


def _label(name: Any) -> Any:
    hash(name)
    return name


def _must_be(value: Any, kind: type) -> Any:
    if not isinstance(value, kind):
        raise Unsendable(f"a {kind.__name__} was expected")
    return value
