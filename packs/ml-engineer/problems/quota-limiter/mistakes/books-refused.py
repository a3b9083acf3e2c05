"""A sliding log of requests."""

from collections import deque


class QuotaLimiter:
    """Keeps the requests of the last window."""

    def __init__(self, limit, window, clock):
        if limit < 1 or window <= 0:
            raise ValueError("bad quota")
        self.limit, self.window, self.clock = limit, window, clock
        self.log = {}

    def _recent(self, key, cost):
        if not 1 <= cost <= self.limit:
            raise ValueError("bad cost")
        now = self.clock()
        self._clean(now)
        return now, self.log.get(key, deque())

    def _clean(self, now):
        for key in list(self.log):
            log = self.log[key]
            while log and log[0][0] <= now - self.window:
                log.popleft()
            if not log:
                del self.log[key]

    def allow(self, key, cost=1):
        """Log the request and see whether the sum is within the limit."""
        now, log = self._recent(key, cost)
        log.append((now, cost))
        self.log[key] = log
        return sum(c for _, c in log) <= self.limit

    def retry_after(self, key, cost=1):
        """Wait until enough requests have left the log."""
        now, log = self._recent(key, cost)
        total = sum(c for _, c in log) + cost
        for when, c in [(now - self.window, 0), *log]:
            total -= c
            if total <= self.limit:
                return when + self.window - now
        return 0.0

    def keys_held(self):
        """Keys with a log."""
        self._clean(self.clock())
        return len(self.log)
