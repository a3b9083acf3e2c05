"""Answers that are kept for a while."""

from collections.abc import Callable
from typing import Any


class ExpiringCache:
    """A cache that forgets what is old, and what was not used for longest when it is full."""

    def __init__(self, capacity: int, ttl: float, clock: Callable[[], float]) -> None:
        """Begin empty; ValueError for a capacity or ttl that makes no sense."""
        raise NotImplementedError

    def get(self, key: str, default: Any = None) -> Any:
        """The value of a living entry, which is used by that; otherwise the default."""
        raise NotImplementedError

    def put(self, key: str, value: Any) -> None:
        """Enter or replace a value; it lives from now, and counts as used."""
        raise NotImplementedError

    def warm(self, entries: list[tuple[str, Any]]) -> None:
        """Put many entries, one after the other."""
        raise NotImplementedError

    def __contains__(self, key: str) -> bool:
        """Whether there is a living entry; no use of it."""
        raise NotImplementedError

    def __len__(self) -> int:
        """Number of living entries."""
        raise NotImplementedError
