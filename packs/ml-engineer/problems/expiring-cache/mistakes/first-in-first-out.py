"""A cache with a time to live."""


class ExpiringCache:
    """Entries in the order in which they were put."""

    def __init__(self, capacity, ttl, clock):
        if capacity < 1 or ttl <= 0:
            raise ValueError("bad capacity or ttl")
        self.capacity, self.ttl, self.clock = capacity, ttl, clock
        self.entries = {}

    def _tidy(self):
        now = self.clock()
        while self.entries:
            key = next(iter(self.entries))
            if now - self.entries[key][1] < self.ttl:
                break
            del self.entries[key]
        return now

    def get(self, key, default=None):
        """Read."""
        self._tidy()
        return self.entries[key][0] if key in self.entries else default

    def put(self, key, value):
        """Enter at the end."""
        now = self._tidy()
        self.entries.pop(key, None)
        if len(self.entries) == self.capacity:
            del self.entries[next(iter(self.entries))]
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
