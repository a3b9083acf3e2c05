"""An LRU cache with a time to live."""

from collections import OrderedDict


class ExpiringCache:
    """Values by last use, and the time at which each was entered."""

    def __init__(self, capacity, ttl, clock):
        if capacity < 1 or ttl <= 0:
            raise ValueError("bad capacity or ttl")
        self.capacity, self.ttl, self.clock = capacity, ttl, clock
        self.values = OrderedDict()
        self.since = {}

    def _tidy(self):
        now = self.clock()
        while self.since:
            key = next(iter(self.since))
            if now - self.since[key] < self.ttl:
                break
            del self.since[key], self.values[key]
        return now

    def get(self, key, default=None):
        """Read, and move to the end."""
        self._tidy()
        if key not in self.values:
            return default
        self.values.move_to_end(key)
        return self.values[key]

    def put(self, key, value):
        """Enter at the end."""
        now = self._tidy()
        if key not in self.values and len(self.values) == self.capacity:
            oldest, _ = self.values.popitem(last=False)
            del self.since[oldest]
        self.values[key] = value
        self.values.move_to_end(key)
        self.since[key] = now

    def warm(self, entries):
        """Put many."""
        for key, value in entries:
            self.put(key, value)

    def __contains__(self, key):
        self._tidy()
        return key in self.values

    def __len__(self):
        self._tidy()
        return len(self.values)
