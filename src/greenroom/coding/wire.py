"""Turns values into bytes and back between check and submission: exact types, sizes capped.

Both processes share this module. It is never a pickle: what arrives is JSON, whose plain values
stand for themselves, and whose objects name one of the types below, with binary pieces behind it.
Only exact builtin types are written as such: a subclass with an `__eq__` of its own is written as
plain values of its base, or is not written at all but referred to, and stays where it is.
"""

import json
import struct
from array import array
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from greenroom.coding.bounds import (
    DEEPEST,
    MOST_BYTES,
    MOST_JSON,
    Unsendable,
    distinct,
    walkable,
    whole,
)

__all__ = ["READERS", "WRITERS", "Reader", "Unsendable", "Writer", "pack", "unpack"]

Node = Any  # what JSON can hold

PACKED_FROM = 32  # a list of that many numbers is written as one binary piece

_PLAIN = frozenset({int, float, str, bool, type(None)})
_SMALL = 1 << 62
_HEAD = struct.Struct("<II")
_sum = sum  # a submission may put another in its place


@dataclass
class Pieces:
    """The binary pieces of one frame, and how far down its structure we are."""

    blobs: list[bytes] = field(default_factory=list)
    depth: int = 0
    taken: set[int] = field(default_factory=set)

    def keep(self, blob: bytes) -> int:
        """Add a piece; its number stands for it in the structure."""
        self.blobs.append(blob)
        return len(self.blobs) - 1

    def take(self, place: Node) -> bytes:
        """The piece of that number, once: read often, a small one would fill all memory."""
        if type(place) is not int or not 0 <= place < len(self.blobs) or place in self.taken:
            raise Unsendable("a binary piece is missing")
        self.taken.add(place)
        return self.blobs[place]


Write = Callable[[Any, "Writer"], Node]
Read = Callable[[Node, "Reader"], Any]
Refer = Callable[[Any, "Writer"], Node]
Resolve = Callable[[str, Node, "Reader"], Any]


class Writer(Pieces):
    """Writes values; what it does not know by exact type is asked of `refer`."""

    def __init__(self, refer: Refer) -> None:
        """Take how an object of no known type is referred to."""
        super().__init__()
        self.refer = refer

    def node(self, value: Any) -> Node:
        """Write one value into the structure."""
        kind = type(value)
        if kind in _PLAIN:
            return value if kind is not int or -_SMALL < value < _SMALL else {"int": hex(value)}
        self.depth += 1
        if self.depth > DEEPEST:
            raise Unsendable(f"a value is nested more than {DEEPEST} levels deep")
        write = WRITERS.get(kind) or _late(kind)
        made = write(value, self) if write else self.refer(value, self)
        self.depth -= 1
        return made

    def nodes(self, values: Iterable[Any]) -> list[Node]:
        """Write several values."""
        items = list(values)
        if set(map(type, items)) <= {str, bool, type(None), float}:
            return items
        return [self.node(item) for item in items]


class Reader(Pieces):
    """Reads what a writer wrote; what refers to an object is asked of `resolve`."""

    def __init__(self, resolve: Resolve, blobs: list[bytes]) -> None:
        """Take what a reference stands for, and the frame's binary pieces."""
        super().__init__(blobs)
        self.resolve = resolve
        self.rows: set[tuple[str, ...]] = set()  # shapes of named tuples

    def value(self, node: Node) -> Any:
        """Read one value."""
        kind = type(node)
        if kind is list:
            return self.values(node)
        if kind is not dict:
            return node
        if len(node) != 1:
            raise Unsendable("a value is malformed")
        ((name, inner),) = node.items()
        read = READERS.get(name) or _late_reader(name)
        return read(inner, self) if read else self.resolve(name, inner, self)

    def values(self, nodes: Node) -> list[Any]:
        """Read several values."""
        if type(nodes) is not list:
            raise Unsendable("a list was expected")
        if _PLAIN.issuperset(map(type, nodes)):
            return nodes
        for place, node in enumerate(nodes):  # in place: two structures would take twice the room
            nodes[place] = self.value(node)
        return nodes

    def items(self, node: Node) -> list[Any]:
        """Read what must be a list: a reference to something that iterates is none."""
        found = self.value(node)
        if type(found) is not list:
            raise Unsendable("a list was expected")
        return found


def pack(message: Any, refer: Refer) -> bytes:
    """Write a message as the bytes of one frame, without its length in front.

    Raises:
        Unsendable: Something in it cannot cross, or it is too large.
    """
    writer = Writer(refer)
    try:
        text = json.dumps(writer.node(message), separators=(",", ":")).encode("ascii")
    except RecursionError as error:
        raise Unsendable("a value is nested too deeply") from error
    lengths = [len(blob) for blob in writer.blobs]
    if len(text) > MOST_JSON or _sum(lengths) + len(text) > MOST_BYTES:
        raise Unsendable("a value is too large to cross")
    head = _HEAD.pack(len(text), len(lengths)) + struct.pack(f"<{len(lengths)}Q", *lengths)
    return b"".join([head, text, *writer.blobs])


def unpack(payload: bytes, resolve: Resolve) -> Any:
    """Read the bytes of one frame.

    Raises:
        Unsendable: They are not what `pack` writes.
    """
    try:
        node, blobs = _split(payload)
        return Reader(resolve, blobs).value(node)
    except Unsendable:
        raise
    except Exception as error:  # whatever it is, these bytes were not written by `pack`
        raise Unsendable(f"a frame cannot be read: {error}") from error


def _split(payload: bytes) -> tuple[Node, list[bytes]]:
    size, count = _HEAD.unpack_from(payload)
    if size > MOST_JSON or count > len(payload) // 8:
        raise Unsendable("a frame's head is malformed")
    lengths = struct.unpack_from(f"<{count}Q", payload, _HEAD.size)
    at = _HEAD.size + 8 * count + size
    if at + _sum(lengths) != len(payload):
        raise Unsendable("a frame's length is not what its head says")
    node = json.loads(payload[at - size : at].decode("ascii"))
    blobs = []
    for length in lengths:
        blobs.append(payload[at : at + length])
        at += length
    return node, blobs


def _write_list(value: list[Any], writer: Writer) -> Node:
    if len(value) < PACKED_FROM:
        return writer.nodes(value)
    kinds = set(map(type, value))
    if kinds == {float}:
        return {"floats": writer.keep(array("d", value).tobytes())}
    if kinds == {int}:
        try:
            return {"ints": writer.keep(array("q", value).tobytes())}
        except OverflowError:
            return writer.nodes(value)
    return writer.nodes(value)


def _unpacked(code: str) -> Read:
    def read(node: Node, reader: Reader) -> list[Any]:
        found = array(code)
        found.frombytes(reader.take(node))
        return found.tolist()

    return read


def write_mapping(value: Mapping[Any, Any], writer: Writer) -> Node:
    """Write keys and values apart, so that either may be of any type."""
    return [writer.node(list(value.keys())), writer.node(list(value.values()))]


def read_mapping(node: Node, reader: Reader) -> dict[Any, Any]:
    """Read what `write_mapping` wrote."""
    keys, values = node
    keys, values = distinct(reader.items(keys)), reader.items(values)
    return dict(zip(keys, values, strict=True))


def _late(kind: type) -> Write | None:
    """The writer of a type from a library, registered once the library is loaded."""
    if kind.__module__.partition(".")[0] not in LIBRARIES:
        return None
    _load(kind.__module__.partition(".")[0])
    return WRITERS.get(kind)


def _late_reader(name: Node) -> Read | None:
    library = str(name).partition(".")[0]
    if library in LIBRARIES and "." in str(name):
        _load(library)
        return READERS.get(name)
    return None


def _load(library: str) -> None:
    if library not in _LOADED:
        LIBRARIES[library]()
        _LOADED.add(library)


def _load_numpy() -> None:
    from greenroom.coding import wire_numpy

    wire_numpy.register()


def _load_pandas() -> None:
    from greenroom.coding import wire_pandas

    wire_pandas.register()


def _load_standard() -> None:
    from greenroom.coding import wire_standard

    wire_standard.register()


_LOADED: set[str] = set()
LIBRARIES: Mapping[str, Callable[[], None]] = {
    "numpy": _load_numpy,
    "pandas": _load_pandas,
    "datetime": _load_standard,
    "decimal": _load_standard,
    "fractions": _load_standard,
    "collections": _load_standard,
}
WRITERS: dict[type, Write] = {
    list: _write_list,
    tuple: lambda value, writer: {"tuple": writer.node(list(value))},
    dict: lambda value, writer: {"dict": write_mapping(value, writer)},
    set: lambda value, writer: {"set": writer.node(list(value))},
    frozenset: lambda value, writer: {"frozenset": writer.node(list(value))},
    bytes: lambda value, writer: {"bytes": writer.keep(value)},
    bytearray: lambda value, writer: {"bytearray": writer.keep(bytes(value))},
    complex: lambda value, _: {"complex": [value.real, value.imag]},
    range: lambda value, writer: {
        "range": writer.nodes([value.start, value.stop, value.step]),
    },
    slice: lambda value, writer: {
        "slice": writer.nodes([value.start, value.stop, value.step]),
    },
    type(Ellipsis): lambda _, __: {"ellipsis": 0},
    type(NotImplemented): lambda _, __: {"notimplemented": 0},
}
READERS: dict[str, Read] = {
    "int": lambda node, _: whole(node),
    "ints": _unpacked("q"),
    "floats": _unpacked("d"),
    "tuple": lambda node, reader: tuple(reader.items(node)),
    "dict": read_mapping,
    "set": lambda node, reader: set(distinct(reader.items(node))),
    "frozenset": lambda node, reader: frozenset(distinct(reader.items(node))),
    "bytes": lambda node, reader: reader.take(node),
    "bytearray": lambda node, reader: bytearray(reader.take(node)),
    "complex": lambda node, _: complex(float(node[0]), float(node[1])),
    "range": lambda node, reader: walkable(reader.values(node)),
    "slice": lambda node, reader: slice(*reader.values(node)),
    "ellipsis": lambda _, __: ...,
    "notimplemented": lambda _, __: NotImplemented,
}
