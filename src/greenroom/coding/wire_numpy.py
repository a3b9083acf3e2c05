"""How NumPy's arrays, scalars and dtypes cross, bit for bit; see `wire`."""

import math
import re
from typing import Any

import numpy as np

from greenroom.coding.wire import READERS, WRITERS, Node, Reader, Unsendable, Writer

Array = np.ndarray[Any, Any]

_KNOWN = re.compile(r"[<>|=]?(?:[biufc]\d+|[SU]\d+|[mM]8(?:\[\w+\])?|O)")
_HIGHEST = 0x10FFFF  # the last code point


def register() -> None:
    """Make these types known to `wire`."""
    scalars = [kind for kind in np.sctypeDict.values() if not issubclass(kind, np.object_)]
    WRITERS.update({kind: _write_scalar for kind in scalars if kind is not np.void})
    WRITERS.update({type(np.dtype(kind)): _write_dtype for kind in scalars})
    WRITERS[type(np.dtype("O"))] = _write_dtype
    WRITERS[np.ndarray] = _write_array
    READERS.update(
        {
            "numpy.ndarray": _read_array,
            "numpy.scalar": lambda node, reader: _read_array(node, reader)[()],
            "numpy.dtype": lambda node, _: _dtype(node),
        }
    )


def plain_array(value: Any) -> Array:
    """The same numbers as an exact array, for a subclass with ideas of its own.

    >>> class Liar(np.ndarray):
    ...     def __eq__(self, other): return True
    >>> type(plain_array(np.arange(2).view(Liar))) is np.ndarray
    True
    """
    return np.array(value, subok=False)


def _write_scalar(value: Any, writer: Writer) -> Node:
    return {"numpy.scalar": _described(np.asarray(value), writer)}


def _write_dtype(value: Any, _: Writer) -> Node:
    if value.names is not None or value.subdtype is not None:
        raise Unsendable(f"the dtype {value} cannot cross")
    return {"numpy.dtype": value.str}


def _write_array(value: Array, writer: Writer) -> Node:
    return {"numpy.ndarray": _described(value, writer)}


def _described(value: Array, writer: Writer) -> Node:
    """Dtype, shape, order in memory, and the bytes; for object arrays the elements."""
    code = value.dtype.str
    if not _KNOWN.fullmatch(code):
        raise Unsendable(f"an array of dtype {value.dtype} cannot cross")
    if value.dtype == object:
        return [code, list(value.shape), "C", [writer.node(item) for item in value.ravel()]]
    if not value.dtype.itemsize:
        code, value = f"{code[:-1]}1", value.astype(f"{code[:-1]}1")
    order = "F" if value.flags.f_contiguous and not value.flags.c_contiguous else "C"
    return [code, list(value.shape), order, writer.keep(value.tobytes(order="A"))]


def _dtype(code: Node) -> Any:
    if type(code) is not str or not _KNOWN.fullmatch(code):
        raise Unsendable("a dtype is malformed")
    return np.dtype(code)


def _read_array(node: Node, reader: Reader) -> Array:
    code, shape, order, content = node
    kind, sizes = _dtype(code), [int(size) for size in shape]
    if any(size < 0 for size in sizes) or len(sizes) > 32 or order not in ("C", "F"):
        raise Unsendable("an array's shape is malformed")
    if kind.hasobject:
        return _objects(sizes, content, reader)
    blob = reader.take(content)
    if len(blob) != math.prod(sizes) * kind.itemsize:
        raise Unsendable("an array's bytes do not fill its shape")
    flat = np.frombuffer(bytearray(blob), kind) if blob else np.empty(0, kind)
    return _sound(flat).reshape(sizes, order="F" if order == "F" else "C")


def _objects(sizes: list[int], content: Node, reader: Reader) -> Array:
    items = reader.values(content)
    if len(items) != math.prod(sizes):
        raise Unsendable("an array's elements do not fill its shape")
    made = np.empty(len(items), dtype=object)
    for place, item in enumerate(items):
        made[place] = item
    return made.reshape(sizes)


def _sound(flat: Array) -> Array:
    """Only what NumPy itself would hold: truth values 0 and 1, code points that exist."""
    if flat.dtype == bool:
        return np.asarray(flat.view(np.uint8) != 0)
    if flat.dtype.kind == "U" and flat.size:
        points = flat.view(np.dtype(np.uint32).newbyteorder(flat.dtype.str[0]))
        if points.max() > _HIGHEST:
            raise Unsendable("an array holds characters that do not exist")
    return flat
