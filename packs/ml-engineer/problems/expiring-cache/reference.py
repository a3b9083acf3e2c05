"""A cache with two orders of its entries: by last use and by age."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Any


class ExpiringCache:
    """A cache that forgets what is old, and what was not used for longest when it is full.

    Since all entries live equally long, they expire in the order in which they were put. So both
    orders are those of events, an entry that has one moves to the end, and what must go stands in
    front: an ordered dictionary does each of these in constant time. Every call first drops what
    has expired, and each entry is dropped once.
    """

    def __init__(self, capacity: int, ttl: float, clock: Callable[[], float]) -> None:
        """Begin empty.

        Raises:
            ValueError: The capacity is below 1, or the ttl is not positive.
        """
        if capacity < 1 or not ttl > 0:  # so that a ttl of NaN is refused too
            raise ValueError(f"no cache: {capacity} entries that live for {ttl} seconds")
        self._capacity, self._ttl, self._clock = capacity, ttl, clock
        self._values: OrderedDict[str, Any] = OrderedDict()  # by last use, longest ago first
        self._put_at: OrderedDict[str, float] = OrderedDict()  # by age, oldest first

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a living entry, which is used by that; otherwise the default."""
        if key not in self:
            return default
        self._values.move_to_end(key)
        return self._values[key]

    def put(self, key: str, value: Any) -> None:
        """Enter or replace a value; it lives from now, and counts as used."""
        now = self._drop_expired()
        if key not in self._values and len(self._values) == self._capacity:
            unused, _ = self._values.popitem(last=False)
            del self._put_at[unused]
        self._values[key] = value
        self._values.move_to_end(key)
        self._put_at[key] = now
        self._put_at.move_to_end(key)

    def warm(self, entries: list[tuple[str, Any]]) -> None:
        """Put many entries, one after the other."""
        for key, value in entries:
            self.put(key, value)

    def __contains__(self, key: str) -> bool:
        """Whether there is a living entry; no use of it."""
        self._drop_expired()
        return key in self._values

    def __len__(self) -> int:
        """Number of living entries."""
        self._drop_expired()
        return len(self._values)

    def _drop_expired(self) -> float:
        """Drop what has lived its time; return the time it is."""
        now = self._clock()
        while self._put_at:
            key, since = next(iter(self._put_at.items()))
            if now - since < self._ttl:
                break
            del self._put_at[key], self._values[key]
        return now
