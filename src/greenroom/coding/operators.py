"""The special methods of stand-ins, and which of them are believed.

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
from typing import Any, Literal

from greenroom.coding.outcomes import Refused
from greenroom.coding.specials import ARITHMETIC, ORDER, UNARY
from greenroom.coding.standing import Stands, again, state_of

MOST_ITEMS = 5_000_000  # of one iterator, in one loop


def _call(self: Stands, *args: Any, **named: Any) -> Any:
    state = state_of(self)
    found = state.run.ask("call", self, *args, **named)
    return again(found, "made") if state.constructs and isinstance(found, Stands) else found


def call_keeping(self: Stands, *args: Any, **named: Any) -> Any:
    """Call, and return the result, the arguments and the named arguments as they are then."""
    return state_of(self).run.ask_keeping(self, *args, **named)


def _binary(name: str, *, reflected: bool = False) -> Callable[..., Any]:
    def operate(self: Stands, other: Any, *more: Any) -> Any:
        operands = (other, self, *more) if reflected else (self, other, *more)
        state = state_of(self)
        if state.origin == "made":
            state.operable.add(state.family)
            return state.run.ask(name, *operands)
        if isinstance(other, Stands) and state.origin == "found":
            return state.run.ask(name, *operands)
        if state.family not in state.operable:
            raise _not_believed(self)
        found = state.run.ask(name, *operands)
        if not isinstance(found, Stands):
            raise _not_believed(self)
        return again(found, "touched")

    return operate


def _not_believed(self: Stands) -> Refused:
    name = state_of(self).name
    return Refused(
        f"the submission returned an object ({name}) where a plain value is wanted; "
        "its own operators are not believed"
    )


def _ordered(name: str) -> Callable[..., Any]:
    def operate(self: Stands, other: Any) -> Any:
        state = state_of(self)
        if state.origin != "made" and not isinstance(other, Stands):
            if state.base:
                return getattr(contents(self), f"__{name}__")(other)
            raise _not_believed(self)
        return state.run.ask(name, self, other)

    return operate


def _equality(name: Literal["eq", "ne"]) -> Callable[[Stands, object], bool]:
    def operate(self: Stands, other: object) -> bool:
        state = state_of(self)
        if isinstance(other, Stands) or state.origin == "made":
            return bool(state.run.ask(name, self, other))
        equal = contents(self) == other if state.base else False
        return bool(equal == (name == "eq"))

    return operate


def contents(value: Stands) -> Any:
    """What an object of a class derived from list, dict, tuple or set holds, as plain values."""
    return state_of(value).run.ask("contents", value)


def _unary(name: str) -> Callable[..., Any]:
    def operate(self: Stands, *more: Any) -> Any:
        state = state_of(self)
        found = state.run.ask(name, self, *more)
        if state.origin == "touched":
            if not isinstance(found, Stands):
                raise _not_believed(self)
            return again(found, "touched")
        return found

    return operate


def _length(name: str) -> Callable[[Stands], int]:
    """Lengths are believed up to a point: Python reserves the memory for what they promise."""

    def operate(self: Stands) -> int:
        found = _unary(name)(self)
        if type(found) is not int or found > MOST_ITEMS:
            raise Refused(f"an object of the submission claims to have {found!r} items")
        return found

    return operate


def _contains(self: Stands, item: Any) -> bool:
    state = state_of(self)
    if state.origin == "made" or isinstance(item, Stands):
        return bool(state.run.ask("contains", self, item))
    return any(item is one or item == one for one in _items(state.run.ask("iter", self)))


def _iter(self: Stands) -> Any:
    state = state_of(self)
    found = _unary("iter")(self)
    if isinstance(found, Stands) and state_of(found).number == state.number:
        return self  # an iterator is its own, and stays it
    return _items(found)


def _items(iterator: Any) -> Iterator[Any]:
    for count, item in enumerate(iterator):
        if count > MOST_ITEMS:
            raise Refused(f"an iterator of the submission gave more than {MOST_ITEMS} items")
        yield item


def _asked(name: str) -> Callable[..., Any]:
    def operate(self: Stands, *args: Any) -> Any:
        return state_of(self).run.ask(name, self, *args)

    return operate


def _hash(self: Stands) -> int:
    return int(state_of(self).run.ask("hash", self))


def _exit(self: Stands, kind: Any, error: Any, _: Any) -> Any:
    return state_of(self).run.ask("exit", self, kind, error, None)


def _is_instance(self: Stands, value: Any) -> bool:
    return isinstance(value, Stands) and bool(state_of(self).run.ask("isinstance", value, self))


def _is_subclass(self: Stands, value: Any) -> bool:
    return isinstance(value, Stands) and bool(state_of(self).run.ask("issubclass", value, self))


SPECIALS: Mapping[str, Callable[..., Any]] = {
    **{f"__{name}__": _binary(name) for name in ARITHMETIC},
    **{f"__r{name}__": _binary(name, reflected=True) for name in ARITHMETIC},
    **{f"__i{name}__": _binary(f"i{name}") for name in ARITHMETIC if name != "divmod"},
    **{f"__{name}__": _ordered(name) for name in ORDER},
    **{f"__{name}__": _unary(name) for name in UNARY},
    **{
        f"__{name}__": _asked(name)
        for name in ("getitem", "setitem", "delitem", "next", "reversed", "enter")
    },
    "__len__": _length("len"),
    "__length_hint__": _length("length_hint"),
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
