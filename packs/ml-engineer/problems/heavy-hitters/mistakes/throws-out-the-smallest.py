"""Counters for the largest senders."""


class HeavyHitters:
    """When the counters are full, the smallest makes room for the newcomer."""

    def __init__(self, counters):
        if counters < 1:
            raise ValueError("counters must be >= 1")
        self.counters = counters
        self.counts = {}
        self.seen = 0
        self.lost = 0

    def add(self, senders):
        """Count a batch."""
        for sender in senders:
            self.seen += 1
            if sender not in self.counts and len(self.counts) == self.counters:
                smallest = min(self.counts, key=self.counts.get)
                self.lost = max(self.lost, self.counts.pop(smallest))
            self.counts[sender] = self.counts.get(sender, 0) + 1

    def bounds(self, sender):
        """The count, and what may have been lost."""
        low = self.counts.get(sender, 0)
        return low, low + self.lost

    def frequent(self, share):
        """Senders that may have more than the share."""
        if share > 1 or share * self.counters < 1:
            raise ValueError("bad share")
        enough = share * self.seen
        return sorted(s for s, n in self.counts.items() if n + self.lost > enough)

    def held(self):
        """Number of counters in use."""
        return len(self.counts)
