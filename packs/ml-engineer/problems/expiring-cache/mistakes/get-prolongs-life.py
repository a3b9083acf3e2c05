"""An LRU cache with a time to live."""

from collections import OrderedDict


class ExpiringCache:
    """Entries in the order of their last use, with that time."""

    def __init__(self, capacity, ttl, clock):
        if capacity < 1 or ttl <= 0:
            raise ValueError("bad capacity or ttl")
        self.capacity, self.ttl, self.clock = capacity, ttl, clock
        self.entries = OrderedDict()

    def _tidy(self):
        now = self.clock()
        while self.entries:
            key, (_, since) = next(iter(self.entries.items()))
            if now - since < self.ttl:
                break
            del self.entries[key]
        return now

    def get(self, key, default=None):
        """Read, and move to the end."""
        now = self._tidy()
        if key not in self.entries:
            return default
        value, _ = self.entries.pop(key)
        self.entries[key] = (value, now)
        return value

    def put(self, key, value):
        """Enter at the end."""
        now = self._tidy()
        self.entries.pop(key, None)
        if len(self.entries) == self.capacity:
            self.entries.popitem(last=False)
        self.entries[key] = (value, now)

    def warm(self, entries):
        """Put many."""
        for key, value in entries:
            self.put(key, value)

    def __contains__(self, key):
        self._tidy()
        return key in self.entries

    def __len__(self):
        self._tidy()
        return len(self.entries)
