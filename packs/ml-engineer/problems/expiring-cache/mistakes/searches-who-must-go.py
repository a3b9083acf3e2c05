"""An LRU cache with a time to live."""


class ExpiringCache:
    """A dictionary of entries with the times of their put and of their last use."""

    def __init__(self, capacity, ttl, clock):
        if capacity < 1 or ttl <= 0:
            raise ValueError("bad capacity or ttl")
        self.capacity, self.ttl, self.clock = capacity, ttl, clock
        self.entries = {}
        self.uses = 0

    def _tidy(self):
        now = self.clock()
        for key in [k for k, e in self.entries.items() if now - e[1] >= self.ttl]:
            del self.entries[key]
        self.uses += 1
        return now

    def get(self, key, default=None):
        """Read, and note the use."""
        self._tidy()
        if key not in self.entries:
            return default
        value, since, _ = self.entries[key]
        self.entries[key] = (value, since, self.uses)
        return value

    def put(self, key, value):
        """Enter, in place of the least recently used if need be."""
        now = self._tidy()
        if key not in self.entries and len(self.entries) >= self.capacity:
            del self.entries[min(self.entries, key=lambda k: self.entries[k][2])]
        self.entries[key] = (value, now, self.uses)

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
