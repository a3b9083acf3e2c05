"""Keeps the objects of one process that the other one refers to by number."""

from typing import Any

MOST_HELD = 1_000_000  # objects; more are a leak, or a trick


class Held:
    """Objects by number; the same object keeps its number for as long as it is held."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._objects: dict[int, Any] = {}
        self._numbers: dict[int, int] = {}
        self._next = 1

    def number(self, value: Any) -> int:
        """The number of an object, which is kept alive from now on."""
        known = self._numbers.get(id(value))
        if known is not None:
            return known
        if len(self._objects) >= MOST_HELD:
            raise MemoryError("too many objects are referred to")
        number, self._next = self._next, self._next + 1
        self._objects[number] = value
        self._numbers[id(value)] = number
        return number

    def get(self, number: Any) -> Any:
        """The object of a number.

        Raises:
            LookupError: There is none.
        """
        if type(number) is not int:
            raise LookupError("an object's number is malformed")
        return self._objects[number]

    def drop(self, numbers: list[int]) -> None:
        """Let go of objects that are no longer referred to."""
        for number in numbers:
            value = self._objects.pop(number, None)
            if value is not None:
                self._numbers.pop(id(value), None)
