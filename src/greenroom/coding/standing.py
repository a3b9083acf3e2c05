"""What a stand-in knows, and whom it asks."""

from dataclasses import dataclass, replace
from typing import Any, Literal, Protocol

Origin = Literal["made", "found", "touched"]


class Asks(Protocol):
    """The run a stand-in belongs to."""

    @property
    def ended(self) -> BaseException | None:
        """What ended it; None while it goes on."""

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
        home: What stands for its module where it is the one entry.
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
    home: "Stands | None" = None
    origin: Origin = "found"

    @property
    def constructs(self) -> bool:
        """Whether calling it makes an object by the check's own wish."""
        return self.kind == "class" and self.known[:1].isupper()


class Stands:
    """Whatever stands for an object of the submission."""

    __slots__ = ("__weakref__", "_greenroom_state")
    _greenroom_state: State


def state_of(value: Stands) -> State:
    """What a stand-in knows; never asks its process."""
    found: State = object.__getattribute__(value, "_greenroom_state")
    return found


def again(found: Stands, origin: Origin) -> Any:
    """The same object, as one that came about otherwise: another stand-in of it."""
    state = replace(state_of(found), origin=origin)
    made = object.__new__(type(found))
    object.__setattr__(made, "_greenroom_state", state)
    state.run.hold(state.number)
    return made
