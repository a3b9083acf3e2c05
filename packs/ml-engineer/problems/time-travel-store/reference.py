"""For each key a list of times in order and a list of values beside it, searched by bisection."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass
class _Timeline:
    """The entries of one key: values[i] holds from times[i] on, None meaning that there is none.

    Times stand in a list of their own, so that a search compares times and never values.
    """

    times: list[int] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)


class TimeTravelStore:
    """Values by key and time, where each holds until the next.

    A question costs the logarithm of the number of entries of its key. So does finding the place
    of a new entry; making room for it moves the later ones, which is a fast copy in memory and
    nothing at all for entries that arrive in order.
    """

    def __init__(self, entries: Sequence[tuple[str, int, Any]] = ()) -> None:
        """Put the entries (key, time, value) one after the other."""
        self._timelines: dict[str, _Timeline] = {}
        for key, time, value in entries:
            self.put(key, time, value)

    def put(self, key: str, time: int, value: Any) -> None:
        """Let a value hold from a time on.

        Raises:
            ValueError: The value is None, which stands for no value.
        """
        if value is None:
            raise ValueError("None cannot be put; remove the value instead")
        self._enter(key, time, value)

    def remove(self, key: str, time: int) -> None:
        """Let there be no value from a time on."""
        self._enter(key, time, None)

    def get(self, key: str, time: int) -> Any:
        """The value that held at a time, or None."""
        timeline = self._timelines.get(key, _Timeline())
        entered = bisect_right(timeline.times, time)  # entries at or before that time
        return timeline.values[entered - 1] if entered else None

    def get_many(self, questions: list[tuple[str, int]]) -> list[Any]:
        """The values for many pairs (key, time), in their order."""
        return [self.get(key, time) for key, time in questions]

    def history(self, key: str, start: int, end: int) -> list[tuple[int, Any]]:
        """The entries with start <= time < end, in order of time; None for removals."""
        timeline = self._timelines.get(key, _Timeline())
        inside = slice(bisect_left(timeline.times, start), bisect_left(timeline.times, end))
        return list(zip(timeline.times[inside], timeline.values[inside], strict=True))

    def _enter(self, key: str, time: int, value: Any) -> None:
        timeline = self._timelines.setdefault(key, _Timeline())
        place = bisect_left(timeline.times, time)
        if timeline.times[place : place + 1] == [time]:
            timeline.values[place] = value
        else:
            timeline.times.insert(place, time)
            timeline.values.insert(place, value)
