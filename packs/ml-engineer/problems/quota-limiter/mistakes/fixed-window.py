"""A limiter with a counter for each calendar window."""


class QuotaLimiter:
    """Counts units in the current window and starts anew in the next one."""

    def __init__(self, limit, window, clock):
        if limit < 1 or window <= 0:
            raise ValueError("bad quota")
        self.limit, self.window, self.clock = limit, window, clock
        self.counts = {}
        self.current = None

    def _turn(self):
        now = self.clock()
        bucket = now // self.window
        if bucket != self.current:
            self.current, self.counts = bucket, {}
        return now

    def allow(self, key, cost=1):
        """Count the request if there is room in this window."""
        if not 1 <= cost <= self.limit:
            raise ValueError("bad cost")
        self._turn()
        if self.counts.get(key, 0) + cost > self.limit:
            return False
        self.counts[key] = self.counts.get(key, 0) + cost
        return True

    def retry_after(self, key, cost=1):
        """Wait for the next window."""
        if not 1 <= cost <= self.limit:
            raise ValueError("bad cost")
        now = self._turn()
        if self.counts.get(key, 0) + cost <= self.limit:
            return 0.0
        return (self.current + 1) * self.window - now

    def keys_held(self):
        """Keys seen in this window."""
        self._turn()
        return len(self.counts)
