"""An LRU cache with a time to live."""

from collections import OrderedDict


class ExpiringCache:
    """Entries in the order of their last use; expiry is looked at when one is read."""

    def __init__(self, capacity, ttl, clock):
        if capacity < 1 or ttl <= 0:
            raise ValueError("bad capacity or ttl")
        self.capacity, self.ttl, self.clock = capacity, ttl, clock
        self.entries = OrderedDict()

    def __contains__(self, key):
        if key in self.entries and self.clock() - self.entries[key][1] >= self.ttl:
            del self.entries[key]
        return key in self.entries

    def get(self, key, default=None):
        """Read, and move to the end."""
        if key not in self:
            return default
        self.entries.move_to_end(key)
        return self.entries[key][0]

    def put(self, key, value):
        """Enter at the end."""
        self.entries.pop(key, None)
        if len(self.entries) == self.capacity:
            self.entries.popitem(last=False)
        self.entries[key] = (value, self.clock())

    def warm(self, entries):
        """Put many."""
        for key, value in entries:
            self.put(key, value)

    def __len__(self):
        now = self.clock()
        return sum(now - since < self.ttl for _, since in self.entries.values())
