"""A sliding log of grants."""

from collections import deque


class QuotaLimiter:
    """Keeps the grants of the last window for each key."""

    def __init__(self, limit, window, clock):
        if limit < 1 or window <= 0:
            raise ValueError("bad quota")
        self.limit, self.window, self.clock = limit, window, clock
        self.grants = {}

    def _recent(self, key):
        now = self.clock()
        for name in list(self.grants):
            kept = deque((t, c) for t, c in self.grants[name] if t >= now - self.window)
            if kept:
                self.grants[name] = kept
            else:
                del self.grants[name]
        return now, self.grants.get(key, deque())

    def _check(self, cost):
        if cost < 1 or cost > self.limit:
            raise ValueError("bad cost")

    def allow(self, key, cost=1):
        """Grant if the sum stays within the limit."""
        self._check(cost)
        now, grants = self._recent(key)
        if sum(c for _, c in grants) + cost > self.limit:
            return False
        self.grants.setdefault(key, grants).append((now, cost))
        return True

    def retry_after(self, key, cost=1):
        """Wait until enough grants have left."""
        self._check(cost)
        now, grants = self._recent(key)
        missing = sum(c for _, c in grants) + cost - self.limit
        wait = 0.0
        for when, c in grants:
            if missing <= 0:
                break
            missing -= c
            wait = when + self.window - now
        return wait

    def keys_held(self):
        """Keys with grants."""
        self._recent("")
        return len(self.grants)
