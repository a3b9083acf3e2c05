"""A sliding log of grants."""

from collections import defaultdict, deque


class QuotaLimiter:
    """Keeps the grants of the last window for each key."""

    def __init__(self, limit, window, clock):
        if limit < 1 or window <= 0:
            raise ValueError("bad quota")
        self.limit, self.window, self.clock = limit, window, clock
        self.grants = defaultdict(deque)

    def _recent(self, key, cost):
        if not 1 <= cost <= self.limit:
            raise ValueError("bad cost")
        now = self.clock()
        grants = self.grants[key]
        while grants and grants[0][0] <= now - self.window:
            grants.popleft()
        return now, grants

    def allow(self, key, cost=1):
        """Grant if the sum stays within the limit."""
        now, grants = self._recent(key, cost)
        if sum(c for _, c in grants) + cost > self.limit:
            return False
        grants.append((now, cost))
        return True

    def retry_after(self, key, cost=1):
        """Wait until enough grants have left."""
        now, grants = self._recent(key, cost)
        missing = sum(c for _, c in grants) + cost - self.limit
        if missing <= 0:
            return 0.0
        for when, c in grants:
            missing -= c
            if missing <= 0:
                return when + self.window - now
        return self.window

    def keys_held(self):
        """Keys in the table."""
        return len(self.grants)
