"""What a check lends to the submission: functions to call, iterators, objects with public methods.

The submission gets numbers, never the things: it may call, take the next item, and read public
attributes, each through here.
"""

import inspect
import sys
from collections.abc import Iterator
from typing import Any

from greenroom.coding.held import Held
from greenroom.coding.outcomes import Refused
from greenroom.coding.specials import SPECIAL, specials_of
from greenroom.coding.wire import Node

_LIBRARIES = frozenset({"numpy", "pandas", "scipy", "sklearn", "hypothesis", "greenroom"})
_NEVER = frozenset(
    {"os", "posix", "nt", "io", "_io", "subprocess", "pickle", "_pickle", "shutil", "sys", "ctypes"}
)
_NEVER_BUILTIN = frozenset(
    {"eval", "exec", "compile", "open", "getattr", "setattr", "delattr", "vars", "__import__"}
)
_NOT_ASKED = frozenset({"__get__", "__set__", "__instancecheck__", "__subclasscheck__"})


class Lent:
    """The things one run was lent, and the errors they raised."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._held = Held()

    def describe(self, value: Any) -> Node:
        """Lend something: its number, kind, name and special methods.

        Raises:
            Refused: It is nothing that can be lent.
        """
        own = _is_lent_whole(value)
        if isinstance(value, Iterator) and not _is_mock(value):
            return [self._held.number(value), "iterator", "", []]
        if callable(value) and not own:
            name = getattr(value, "__name__", type(value).__name__)
            _must_be_harmless(value, name)
            return [self._held.number(value), "function", str(name), []]
        if not own:
            raise Refused(
                f"an object of type {type(value).__name__} cannot be passed to the submission; "
                "pass plain values, functions, or an object of a class the checks define"
            )
        specials = [name for name in specials_of(value) if name not in _NOT_ASKED]
        return [self._held.number(value), "object", type(value).__name__, specials]

    def get(self, number: Any) -> Any:
        """The thing of that number."""
        return self._held.get(number)

    def keep_error(self, error: BaseException) -> int:
        """Keep an error that a lent thing raised, in case it comes all the way back."""
        return self._held.number(error)

    def keep_type(self, kind: type) -> int:
        """Lend an exception class of the check's own, so that it is known when it comes back."""
        return self._held.number(kind)

    def error(self, number: Any) -> BaseException:
        """The error of that number.

        Raises:
            TypeError: It is none.
        """
        found = self._held.get(number)
        if not isinstance(found, BaseException):
            raise TypeError("no error has that number")
        return found

    def perform(self, what: str, number: Any, args: list[Any], named: dict[str, Any]) -> Any:
        """Do what the submission asks of a lent thing.

        Raises:
            Refused: It asks for more than is lent.
            Exception: Whatever the thing raises.
        """
        thing = self.get(number)
        if isinstance(thing, BaseException):
            raise Refused("the submission asked an error for something")
        if what == "call":
            return thing(*args, **named)
        if what == "next":
            return next(thing)
        if what == "get" and _may_be_read(thing, str(args[0])):
            return getattr(thing, str(args[0]))
        if what == "special" and _is_lent_whole(thing) and args[0] in SPECIAL - _NOT_ASKED:
            return getattr(thing, args[0])(*args[1:], **named)
        raise Refused(f"the submission asked for {what!r} of something that was only lent")


def _must_be_harmless(value: Any, name: str) -> None:
    """A function that reaches the machine is not lent, whatever a check means by it."""
    home = str(getattr(value, "__module__", "")).partition(".")[0]
    if home in _NEVER or (home == "builtins" and name in _NEVER_BUILTIN):
        raise Refused(f"the function {home}.{name} cannot be passed to the submission")


def _may_be_read(thing: Any, name: str) -> bool:
    """Whether an attribute is lent with its object; what a mock recorded is the check's alone."""
    if name.startswith("_") or not _is_lent_whole(thing):
        return False
    return not (_is_mock(thing) and (name == "method_calls" or hasattr(_mock_class(), name)))


def _is_lent_whole(thing: Any) -> bool:
    return _is_plain_object(thing) or _is_mock(thing)


def _is_mock(thing: Any) -> bool:
    """Whether it is a mock of the standard library, which check authors put in objects' places."""
    known = _mock_class()
    return known is not None and isinstance(thing, known)


def _mock_class() -> type | None:
    return getattr(sys.modules.get("unittest.mock"), "NonCallableMock", None)


def _is_plain_object(value: Any) -> bool:
    """Whether it is an instance of a class written in Python by the checks themselves."""
    kind = type(value)
    top = kind.__module__.partition(".")[0]
    if top in sys.stdlib_module_names or top in _LIBRARIES:
        return False
    return not isinstance(value, type) and not inspect.isroutine(value)
