"""How the parent refers to the submission's objects, and reads what refers to its own."""

import io
from collections import deque
from collections.abc import Mapping
from typing import Any, cast
from weakref import WeakValueDictionary

from greenroom.coding.crossing import read_alike, write_alike
from greenroom.coding.lending import Lent
from greenroom.coding.operators import SPECIALS
from greenroom.coding.outcomes import Raised, Refused, Told, revive
from greenroom.coding.standin import StandIn, stand_in
from greenroom.coding.standing import Asks, State, state_of
from greenroom.coding.wire import Node, Reader, Unsendable, Writer

_MOST_CLASSES = 1000
_KINDS = frozenset({"function", "class", "module", "object"})


class ErrorType(type):
    """The type of exception classes made after the submission's own."""

    _number: int
    _run: Asks


class References:
    """One run's stand-ins by number, its exception classes, and what it was lent."""

    def __init__(self, run: Asks) -> None:
        """Take the run the stand-ins ask."""
        self.lent = Lent()
        self._run = run
        self._found: WeakValueDictionary[int, StandIn] = WeakValueDictionary()
        self._counts: dict[int, int] = {}
        self._changes: deque[tuple[int, int]] = deque()
        self._errors: dict[int, type[Exception]] = {}
        self._operable: set[int] = set()
        self._shapes: set[tuple[str, ...]] = set()

    def hold(self, number: int) -> None:
        """Note one more stand-in of an object."""
        self._changes.append((number, 1))

    def let_go(self, number: int) -> None:
        """Note one less: garbage is collected in any thread, and at any line of `dropped` too."""
        self._changes.append((number, -1))

    def dropped(self) -> list[int]:
        """The objects that nobody stands for any more, told once."""
        gone: set[int] = set()
        while self._changes:
            number, change = self._changes.popleft()
            left = self._counts.pop(number, 0) + change
            gone.discard(number)
            if left > 0:
                self._counts[number] = left
            else:
                gone.add(number)
        return list(gone)

    def refer(self, value: Any, writer: Writer) -> Node:
        """Write an argument that is no plain value.

        Raises:
            Refused: It belongs to another run, or cannot be lent.
        """
        if isinstance(value, StandIn):
            if state_of(value).run is not self._run:
                raise Refused("an object of another run of the submission was passed")
            return {"yours": state_of(value).number}
        if isinstance(value, ErrorType):
            return {"yours": value._number}
        if isinstance(value, type) and issubclass(value, BaseException):
            return self._error_class(value)
        if isinstance(value, BaseException):
            return self._error(value, writer)
        if type(value) in (io.StringIO, io.BytesIO):
            return {"file": writer.node(value.getvalue())}
        made = write_alike(value, writer)
        return {"mine": self.lent.describe(value)} if made is NotImplemented else made

    def _error_class(self, value: type) -> Node:
        """A builtin one by its name; one of the check's own lent, with the builtin it is."""
        known = next(kind for kind in value.__mro__ if kind.__module__ == "builtins")
        if known is value:
            return {"type": value.__name__}
        return {"lenttype": [self.lent.keep_type(value), value.__name__, known.__name__]}

    def _error(self, value: BaseException, writer: Writer) -> Node:
        origin = vars(value).get("_origin")
        if isinstance(origin, StandIn):
            return self.refer(origin, writer)
        place = self.lent.keep_error(value)
        return {"error": [place, self.refer(type(value), writer), writer.nodes(value.args)]}

    def resolve(self, name: str, node: Node, reader: Reader) -> Any:
        """Read what refers to an object: one of ours, one of the submission's, or an error."""
        if name == "yours":
            return self.lent.get(node)
        if name == "mine":
            return self._standing(*node)
        if name == "errortype":
            return self._error_type(node, reader)
        made = read_alike(name, node, reader)
        if made is NotImplemented:
            raise Unsendable(f"no value of type {str(name)[:80]!r} crosses")
        return made

    def error(self, kind: Any, *about: Any) -> Exception:
        """Make the exception that the submission told of."""
        message, args, line, trace, origin = about
        name = kind.__name__
        usable = kind if issubclass(kind, Exception) else _raised(name)
        told = Told(
            name=name, message=str(message), args=tuple(args), line=int(line), trace=tuple(trace)
        )
        error = revive(usable, told)
        vars(error)["_origin"] = origin
        return error

    def _standing(self, number: Any, *about: Any) -> StandIn:
        """The stand-in of an object: the one there is, or a new one."""
        kind, name, specials, base, family = about
        known = self._found.get(number)
        if known is not None:
            return known
        if kind not in _KINDS or type(number) is not int or type(family) is not int:
            raise Unsendable("a reference is malformed")
        shape = tuple(sorted(SPECIALS.keys() & set(specials)))
        self._shapes.add(shape)
        if len(self._shapes) > _MOST_CLASSES:
            raise Unsendable("there are too many kinds of objects")
        made = stand_in(
            State(
                run=self._run,
                number=number,
                kind=kind,
                name=str(name)[:100],
                base=str(base),
                family=family,
                operable=self._operable,
                specials=shape,
            )
        )
        self._found[number] = made
        return made

    def _error_type(self, node: Node, reader: Reader) -> type[Exception]:
        """The class made after one of the submission's exception classes."""
        number, name, bases = node
        if number not in self._errors:
            if len(self._errors) > _MOST_CLASSES or len(bases) > 20:
                raise Unsendable("there are too many exception classes")
            found = [reader.value(base) for base in bases]
            usable = [kind for kind in found if isinstance(kind, type)]
            self._errors[number] = _error_class(str(name)[:100], usable, number)
        return self._errors[number]


def _error_class(name: str, bases: list[type], number: int) -> type[Exception]:
    usable = [kind for kind in bases if issubclass(kind, Exception)] or [Exception]
    space: Mapping[str, Any] = {
        "__getattr__": _of_origin,
        "__str__": lambda error: _said(error, usable[0]),
        "_number": number,
    }
    for parents in (tuple(usable), (usable[0],)):
        try:
            made: Any = ErrorType(name, (*parents, *_raised_unless(parents)), dict(space))
        except TypeError:
            continue
        return cast("type[Exception]", made)
    return cast("type[Exception]", ErrorType(name, (Raised,), dict(space)))


def _raised_unless(parents: tuple[type, ...]) -> tuple[type, ...]:
    return () if any(issubclass(kind, Raised) for kind in parents) else (Raised,)


def _said(error: BaseException, base: type[Exception]) -> str:
    """What the submission's own `__str__` said of it."""
    told = vars(error).get("_told")
    return told.message if isinstance(told, Told) else base.__str__(error)


def _of_origin(error: BaseException, name: str) -> Any:
    origin = vars(error).get("_origin")
    if origin is None or name.startswith("_"):
        raise AttributeError(f"{type(error).__name__!r} has no attribute {name!r}")
    return getattr(origin, name)


def _raised(name: str) -> type[Exception]:
    return type(name, (Raised,), {})
