"""A limiter that keeps the grants of the last window for each key, and nothing else."""

from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class _Ledger:
    """What one key was granted in the last window; never empty between calls."""

    grants: deque[tuple[float, int]] = field(default_factory=deque)  # (when, cost), oldest first
    spent: int = 0

    def book(self, when: float, cost: int) -> None:
        self.grants.append((when, cost))
        self.spent += cost

    def drop_until(self, horizon: float) -> None:
        while self.grants and self.grants[0][0] <= horizon:
            self.spent -= self.grants.popleft()[1]


class QuotaLimiter:
    """At most `limit` units for each key in any stretch of `window` seconds.

    Every grant is stored once and dropped once, so a call costs amortised constant time, and
    `retry_after` at most one step for each grant of the window. Memory: the grants of the last
    window, at most `limit` for a key.
    """

    def __init__(self, limit: int, window: float, clock: Callable[[], float]) -> None:
        """Begin with nothing spent.

        Raises:
            ValueError: The limit is below 1, or the window is not positive.
        """
        if limit < 1 or not window > 0:  # so that a window of NaN is refused too
            raise ValueError(f"no quota: {limit} units in {window} seconds")
        self._limit, self._window, self._clock = limit, window, clock
        self._ledgers: OrderedDict[str, _Ledger] = OrderedDict()  # by last grant, oldest first

    def allow(self, key: str, cost: int = 1) -> bool:
        """Book the cost and return True, or book nothing and return False."""
        now = self._at(cost)
        ledger = self._ledger(key, now)
        if ledger.spent + cost > self._limit:
            return False
        ledger.book(now, cost)
        self._ledgers[key] = ledger
        self._ledgers.move_to_end(key)
        return True

    def retry_after(self, key: str, cost: int = 1) -> float:
        """Seconds until a request of that cost would be granted; 0 if it would be now."""
        now = self._at(cost)
        ledger = self._ledger(key, now)
        missing = ledger.spent + cost - self._limit
        wait = 0.0
        for when, freed in ledger.grants:
            if missing <= 0:
                break
            missing -= freed
            wait = when + self._window - now
        return wait

    def keys_held(self) -> int:
        """Number of keys for which anything is stored."""
        self._forget(self._clock())
        return len(self._ledgers)

    def _at(self, cost: int) -> float:
        if not 1 <= cost <= self._limit:
            raise ValueError(f"a cost must be from 1 to {self._limit}, and is {cost}")
        now = self._clock()
        self._forget(now)
        return now

    def _ledger(self, key: str, now: float) -> _Ledger:
        """The key's grants that still count; a key without any gets a fresh, unstored ledger."""
        ledger = self._ledgers.get(key) or _Ledger()
        ledger.drop_until(now - self._window)
        return ledger

    def _forget(self, now: float) -> None:
        """Drop the keys that were granted nothing for a whole window; they come first."""
        horizon = now - self._window
        while self._ledgers:
            key, ledger = next(iter(self._ledgers.items()))
            if ledger.grants[-1][0] > horizon:
                return
            del self._ledgers[key]
