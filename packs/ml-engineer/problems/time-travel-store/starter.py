"""What was known, and when."""

from collections.abc import Sequence
from typing import Any


class TimeTravelStore:
    """Values by key and time, where each holds until the next."""

    def __init__(self, entries: Sequence[tuple[str, int, Any]] = ()) -> None:
        """Put the entries (key, time, value) one after the other."""
        raise NotImplementedError

    def put(self, key: str, time: int, value: Any) -> None:
        """Let a value hold from a time on; ValueError if it is None."""
        raise NotImplementedError

    def remove(self, key: str, time: int) -> None:
        """Let there be no value from a time on."""
        raise NotImplementedError

    def get(self, key: str, time: int) -> Any:
        """The value that held at a time, or None."""
        raise NotImplementedError

    def get_many(self, questions: list[tuple[str, int]]) -> list[Any]:
        """The values for many pairs (key, time), in their order."""
        raise NotImplementedError

    def history(self, key: str, start: int, end: int) -> list[tuple[int, Any]]:
        """The entries with start <= time < end, in order of time; None for removals."""
        raise NotImplementedError
