"""What both processes write alike for things that are not plain values: types, errors, rows."""

import builtins
import collections
import sys
from collections.abc import Callable, Mapping
from typing import Any

from greenroom.coding.bounds import MOST_ROWS, distinct
from greenroom.coding.specials import plain
from greenroom.coding.wire import Node, Reader, Unsendable, Writer

_MOST_FIELDS = 200
_NOTHING = NotImplemented


def _known_types() -> dict[str, type]:
    found = {name: value for name, value in vars(builtins).items() if isinstance(value, type)}
    for name in ("deque", "Counter", "OrderedDict", "defaultdict"):
        found[f"collections.{name}"] = getattr(collections, name)
    return found


TYPES: Mapping[str, type] = _known_types()
_NAMES = {value: name for name, value in TYPES.items()}


def write_alike(value: Any, writer: Writer) -> Node:
    """Write a type, a row or a plain value of a subclass; `NotImplemented` for anything else."""
    if isinstance(value, type):
        return _write_type(value)
    if isinstance(value, tuple) and type(getattr(type(value), "_fields", None)) is tuple:
        fields = [str(name) for name in getattr(type(value), "_fields", ())]
        values = list(tuple.__iter__(value))
        if len(fields) == len(values) and type(value).__eq__ is tuple.__eq__:
            return {"row": [type(value).__name__, fields, writer.nodes(values)]}
    if type(value) in _VIEWS:
        return {"view": [_VIEWS[type(value)], writer.node(list(value))]}
    held = plain(value)
    if held is not _NOTHING:
        return writer.node(held)
    numpy = sys.modules.get("numpy")
    if numpy is not None and isinstance(value, numpy.ndarray):
        return writer.node(numpy.array(value, subok=False))
    return _frame(value, writer)


def _frame(value: Any, writer: Writer) -> Node:
    """A subclass of a frame or series, as the frame or series it is."""
    pandas = sys.modules.get("pandas")
    for name in ("DataFrame", "Series"):
        kind = getattr(pandas, name, None)
        if isinstance(kind, type) and isinstance(value, kind) and type(value) is not kind:
            return writer.node(kind(value))
    return _NOTHING


def _write_type(value: type) -> Node:
    if value in _NAMES:
        return {"type": _NAMES[value]}
    numpy = sys.modules.get("numpy")
    if numpy is not None and issubclass(value, numpy.generic):
        return {"type": f"numpy.{value.__name__}"}
    return _NOTHING


def read_alike(name: str, node: Node, reader: Reader) -> Any:
    """Read what `write_alike` wrote; `NotImplemented` for anything else."""
    read = _READ.get(name)
    return read(node, reader) if read else _NOTHING


def _read_type(node: Node, _: Reader) -> type:
    if node in TYPES:
        return TYPES[node]
    library, _dot, name = str(node).partition(".")
    if library == "numpy":
        import numpy as np

        found = getattr(np, name, None)
        if isinstance(found, type) and issubclass(found, np.generic):
            return found
    raise Unsendable(f"no type {str(node)[:80]!r} may cross")


def _read_row(node: Node, reader: Reader) -> Any:
    name, fields, values = node
    items = reader.values(values)
    if len(fields) > _MOST_FIELDS or len(fields) != len(items):
        raise Unsendable("a row is malformed")
    shape = (str(name), tuple(map(str, fields)))
    reader.rows.add((shape[0], *shape[1]))
    if len(reader.rows) > MOST_ROWS:
        raise Unsendable("there are too many kinds of named tuples")
    if shape not in _ROWS:
        if len(_ROWS) > _MOST_FIELDS:
            _ROWS.clear()
        _ROWS[shape] = collections.namedtuple(shape[0], shape[1])
    return _ROWS[shape]._make(items)


def _read_view(node: Node, reader: Reader) -> Any:
    name, items = node[0], reader.items(node[1])
    if name == "values":
        return dict(enumerate(items)).values()
    if name == "keys":
        return dict.fromkeys(distinct(items)).keys()
    keys, values = distinct([key for key, _ in items]), [value for _, value in items]
    return dict(zip(keys, values, strict=True)).items()


_VIEWS = {type({}.keys()): "keys", type({}.values()): "values", type({}.items()): "items"}
_ROWS: dict[tuple[str, tuple[str, ...]], Any] = {}
_READ: Mapping[str, Callable[[Node, Reader], Any]] = {
    "type": _read_type,
    "row": _read_row,
    "view": _read_view,
}
