"""The candidate as a check sees it: calls, attributes and operators are asked of its process.

What is expected stays in the parent. A stand-in compared with a value asks nobody, and is unequal;
a value goes to the submission only where the check plainly hands it over: as an argument, or by an
operator on an object that the check itself made by calling a class (by a name that begins with a
capital letter). So an object that says it equals everything, or that it is 0 away from everything,
is believed by nobody. In detail, for what a stand-in stands for:

* made: the check called `candidate.Money(5)`; every operator is asked of it.
* found: returned by something; operators with other stand-ins are asked, with plain values only
  where the check used operators on made objects of that class, and only for another object.
* touched: what came of that; it gives out numbers and truth only by its methods and attributes.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, Protocol

from greenroom.coding.outcomes import Refused
from greenroom.coding.specials import ARITHMETIC, ORDER, READABLE, UNARY

Origin = Literal["made", "found", "touched"]

MOST_ITEMS = 5_000_000  # of one iterator, in one loop


class Asks(Protocol):
    """The run a stand-in belongs to."""

    def ask(self, name: str, *operands: Any, **named: Any) -> Any:
        """Have an operation performed, and return its result."""

    def ask_keeping(self, *operands: Any, **named: Any) -> Any:
        """Have a call made; return result, arguments and named arguments as they are then."""

    def hold(self, number: int) -> None:
        """Tell that there is one more stand-in of an object."""

    def let_go(self, number: int) -> None:
        """Tell that there is one less."""


@dataclass
class State:
    """What a stand-in knows about what it stands for.

    Attributes:
        run: Whom to ask.
        number: The object's number there.
        kind: function, class, module or object.
        name: The name of a class, or of an object's class, as its process tells it.
        known: The name by which the check got it; "" when it was returned by something.
        origin: Who brought it about.
        specials: The special methods its class has.
        base: The builtin container its class derives from.
        family: The number of its class.
        operable: The classes whose made objects the check used operators on, shared by a run.
    """

    run: Asks
    number: int
    kind: str
    name: str
    base: str
    family: int
    operable: set[int]
    specials: tuple[str, ...]
    known: str = ""
    origin: Origin = "found"

    @property
    def constructs(self) -> bool:
        """Whether calling it makes an object by the check's own wish."""
        return self.kind == "class" and self.known[:1].isupper()


class StandIn:
    """Stands for one object of the submission."""

    __slots__ = ("__weakref__", "_greenroom_state")
    __array_ufunc__ = None  # NumPy's operators leave the decision to ours
    greenroom_name = "candidate"
    _greenroom_state: State

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__") and name not in READABLE:
            raise AttributeError(name)
        state = state_of(self)
        found = state.run.ask("getattr", self, name)
        if isinstance(found, StandIn) and state_of(found).kind != "object":
            name_it(found, name)
        return found

    def __setattr__(self, name: str, value: Any) -> None:
        state_of(self).run.ask("setattr", self, name, value)

    def __delattr__(self, name: str) -> None:
        state_of(self).run.ask("delattr", self, name)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, StandIn):
            return state_of(self).number == state_of(other).number
        return False

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(("stand-in", state_of(self).number))

    def __repr__(self) -> str:
        return str(state_of(self).run.ask("repr", self))

    def __str__(self) -> str:
        return str(state_of(self).run.ask("str", self))

    def __format__(self, spec: str) -> str:
        return str(state_of(self).run.ask("format", self, spec))

    def __dir__(self) -> list[str]:
        return [str(name) for name in state_of(self).run.ask("dir", self)]

    def __copy__(self) -> Any:
        return state_of(self).run.ask("copy", self)

    def __deepcopy__(self, _: Any) -> Any:
        return state_of(self).run.ask("deepcopy", self)

    def __reduce_ex__(self, _: Any) -> Any:
        raise Refused("an object of the submission cannot be pickled")

    def __del__(self) -> None:
        try:
            state = state_of(self)
        except AttributeError:
            return
        state.run.let_go(state.number)


def state_of(value: StandIn) -> State:
    """What a stand-in knows; never asks its process."""
    found: State = object.__getattribute__(value, "_greenroom_state")
    return found


def describe(value: object) -> str:
    """Name what a stand-in stands for without asking its process.

    >>> describe(3)
    '3'
    """
    if not isinstance(value, StandIn):
        return repr(value)
    state = state_of(value)
    if state.kind == "object":
        return f"<{state.name} of the submission>"
    return f"<{state.kind} {state.known or state.name} of the submission>"


def stand_in(state: State) -> StandIn:
    """Make the stand-in of an object, with the special methods that its class has."""
    made = object.__new__(_type_for(state.specials, state.known or "candidate"))
    object.__setattr__(made, "_greenroom_state", state)
    state.run.hold(state.number)
    return made


def name_it(found: StandIn, name: str) -> StandIn:
    """Remember by what name the check got at a function or class."""
    state_of(found).known = name
    object.__setattr__(found, "__class__", _type_for(state_of(found).specials, name))
    return found


def _type_for(specials: tuple[str, ...], name: str) -> type[StandIn]:
    key = (specials, name)
    if key not in _TYPES:
        if len(_TYPES) > 5000:
            _TYPES.clear()
        space: dict[str, Any] = {one: SPECIALS[one] for one in specials if one in SPECIALS}
        if "__eq__" in space:
            space["__ne__"] = SPECIALS["__ne__"]
        space |= {"__slots__": (), "__doc__": property(_doc), "greenroom_name": name}
        if "__call__" in space:
            space["__call_and_return_arguments__"] = _call_keeping
        _TYPES[key] = type("StandIn", (StandIn,), space)
    return _TYPES[key]


def _doc(self: StandIn) -> Any:
    return state_of(self).run.ask("getattr", self, "__doc__")


def _call(self: StandIn, *args: Any, **named: Any) -> Any:
    state = state_of(self)
    found = state.run.ask("call", self, *args, **named)
    return as_made(found) if state.constructs and isinstance(found, StandIn) else found


def _call_keeping(self: StandIn, *args: Any, **named: Any) -> Any:
    return state_of(self).run.ask_keeping(self, *args, **named)


def as_made(found: StandIn) -> StandIn:
    """The same object, as one the check made: another stand-in, since others may return it too."""
    return _again(found, "made")


def _again(found: StandIn, origin: Origin) -> StandIn:
    return stand_in(replace(state_of(found), origin=origin))


def _binary(name: str, *, reflected: bool = False) -> Callable[..., Any]:
    def operate(self: StandIn, other: Any, *more: Any) -> Any:
        operands = (other, self, *more) if reflected else (self, other, *more)
        state = state_of(self)
        if state.origin == "made":
            state.operable.add(state.family)
            return state.run.ask(name, *operands)
        if isinstance(other, StandIn) and state.origin == "found":
            return state.run.ask(name, *operands)
        if state.family not in state.operable:
            raise _not_believed(self)
        found = state.run.ask(name, *operands)
        if not isinstance(found, StandIn):
            raise _not_believed(self)
        return _again(found, "touched")

    return operate


def _not_believed(self: StandIn) -> Refused:
    name = state_of(self).name
    return Refused(
        f"the submission returned an object ({name}) where a plain value is wanted; "
        "its own operators are not believed"
    )


def _ordered(name: str) -> Callable[..., Any]:
    def operate(self: StandIn, other: Any) -> Any:
        state = state_of(self)
        if state.origin != "made" and not isinstance(other, StandIn):
            if state.base:
                return getattr(contents(self), f"__{name}__")(other)
            raise _not_believed(self)
        return state.run.ask(name, self, other)

    return operate


def _equality(name: Literal["eq", "ne"]) -> Callable[[StandIn, object], bool]:
    def operate(self: StandIn, other: object) -> bool:
        state = state_of(self)
        if isinstance(other, StandIn) or state.origin == "made":
            return bool(state.run.ask(name, self, other))
        equal = contents(self) == other if state.base else False
        return bool(equal == (name == "eq"))

    return operate


def contents(value: StandIn) -> Any:
    """What an object of a class derived from list, dict, tuple or set holds, as plain values."""
    return state_of(value).run.ask("contents", value)


def _unary(name: str) -> Callable[..., Any]:
    def operate(self: StandIn, *more: Any) -> Any:
        state = state_of(self)
        found = state.run.ask(name, self, *more)
        if state.origin == "touched":
            if not isinstance(found, StandIn):
                raise _not_believed(self)
            return _again(found, "touched")
        return found

    return operate


def _contains(self: StandIn, item: Any) -> bool:
    state = state_of(self)
    if state.origin == "made" or isinstance(item, StandIn):
        return bool(state.run.ask("contains", self, item))
    return any(item is one or item == one for one in _items(state.run.ask("iter", self)))


def _iter(self: StandIn) -> Iterator[Any]:
    state = state_of(self)
    found = _unary("iter")(self)
    if isinstance(found, StandIn) and state_of(found).number == state.number:
        return self  # an iterator is its own, and stays it
    return _items(found)


def _items(iterator: Any) -> Iterator[Any]:
    for count, item in enumerate(iterator):
        if count > MOST_ITEMS:
            raise Refused(f"an iterator of the submission gave more than {MOST_ITEMS} items")
        yield item


def _asked(name: str) -> Callable[..., Any]:
    def operate(self: StandIn, *args: Any) -> Any:
        return state_of(self).run.ask(name, self, *args)

    return operate


def _hash(self: StandIn) -> int:
    return int(state_of(self).run.ask("hash", self))


def _exit(self: StandIn, kind: Any, error: Any, _: Any) -> Any:
    return state_of(self).run.ask("exit", self, kind, error, None)


def _is_instance(self: StandIn, value: Any) -> bool:
    return isinstance(value, StandIn) and bool(state_of(self).run.ask("isinstance", value, self))


def _is_subclass(self: StandIn, value: Any) -> bool:
    return isinstance(value, StandIn) and bool(state_of(self).run.ask("issubclass", value, self))


SPECIALS: Mapping[str, Callable[..., Any]] = {
    **{f"__{name}__": _binary(name) for name in ARITHMETIC},
    **{f"__r{name}__": _binary(name, reflected=True) for name in ARITHMETIC},
    **{f"__i{name}__": _binary(f"i{name}") for name in ARITHMETIC if name != "divmod"},
    **{f"__{name}__": _ordered(name) for name in ORDER},
    **{f"__{name}__": _unary(name) for name in UNARY},
    **{
        f"__{name}__": _asked(name)
        for name in ("getitem", "setitem", "delitem", "next", "reversed", "enter", "length_hint")
    },
    "__eq__": _equality("eq"),
    "__ne__": _equality("ne"),
    "__hash__": _hash,
    "__call__": _call,
    "__contains__": _contains,
    "__iter__": _iter,
    "__exit__": _exit,
    "__instancecheck__": _is_instance,
    "__subclasscheck__": _is_subclass,
}
_TYPES: dict[tuple[tuple[str, ...], str], type[StandIn]] = {}
