"""The candidate as a check sees it: calls, attributes and operators are asked of its process.

What is believed of the answers is told in `operators`.
"""

from typing import Any

from greenroom.coding.operators import SPECIALS, call_keeping
from greenroom.coding.outcomes import Refused
from greenroom.coding.specials import READABLE
from greenroom.coding.standing import Stands, State, state_of


class StandIn(Stands):
    """Stands for one object of the submission."""

    __slots__ = ()
    __array_ufunc__ = None  # NumPy's operators leave the decision to ours
    greenroom_name = "candidate"

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__") and name not in READABLE:
            raise AttributeError(name)
        state = state_of(self)
        try:
            found = state.run.ask("getattr", self, name)
        except AttributeError as error:
            found = _of_home(state, name, error)
        if isinstance(found, StandIn) and state_of(found).kind != "object":
            name_it(found, name)
        return found

    def __setattr__(self, name: str, value: Any) -> None:
        state_of(self).run.ask("setattr", _holder(self), name, value)

    def __delattr__(self, name: str) -> None:
        state_of(self).run.ask("delattr", _holder(self), name)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, StandIn):
            return state_of(self).number == state_of(other).number
        return False

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(("stand-in", state_of(self).number))

    def __repr__(self) -> str:
        return _text(self, "repr")

    def __str__(self) -> str:
        return _text(self, "str")

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


def _text(value: StandIn, how: str) -> str:
    """What its process writes it as; its plain name once the run is over and nobody can say."""
    run = state_of(value).run
    return describe(value) if run.ended is not None else str(run.ask(how, value))


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


def _holder(value: StandIn) -> Any:
    """Where a name is set: for a function that is the one entry, where it looks names up."""
    state = state_of(value)
    return value if state.home is None or state.kind != "function" else state.home


def _of_home(state: State, name: str, error: AttributeError) -> Any:
    """What the one entry has not, its module may have: the entry's own name, an error's class."""
    if state.home is None or name.startswith("_"):
        raise error
    try:
        return getattr(state.home, name)
    except AttributeError:
        raise error from None


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
            space["__call_and_return_arguments__"] = call_keeping
        _TYPES[key] = type("StandIn", (StandIn,), space)
    return _TYPES[key]


def _doc(self: StandIn) -> Any:
    return state_of(self).run.ask("getattr", self, "__doc__")


_TYPES: dict[tuple[tuple[str, ...], str], type[StandIn]] = {}
