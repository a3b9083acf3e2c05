"""May this customer spend that much now?"""

from collections.abc import Callable


class QuotaLimiter:
    """At most `limit` units for each key in any stretch of `window` seconds."""

    def __init__(self, limit: int, window: float, clock: Callable[[], float]) -> None:
        """Begin with nothing spent; raises ValueError for a limit or window that makes no sense."""
        raise NotImplementedError

    def allow(self, key: str, cost: int = 1) -> bool:
        """Book the cost and return True, or book nothing and return False."""
        raise NotImplementedError

    def retry_after(self, key: str, cost: int = 1) -> float:
        """Seconds until a request of that cost would be granted; 0 if it would be now."""
        raise NotImplementedError

    def keys_held(self) -> int:
        """Number of keys for which anything is stored."""
        raise NotImplementedError
