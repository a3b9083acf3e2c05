"""Exact counts."""

from collections import Counter


class HeavyHitters:
    """Counts all senders and says that it holds the largest."""

    def __init__(self, counters):
        if counters < 1:
            raise ValueError("counters must be >= 1")
        self.counters = counters
        self.counts = Counter()

    def add(self, senders):
        """Count a batch."""
        self.counts.update(senders)

    def bounds(self, sender):
        """The exact number, twice."""
        return self.counts[sender], self.counts[sender]

    def frequent(self, share):
        """Senders with more than the share."""
        if share > 1 or share * self.counters < 1:
            raise ValueError("bad share")
        enough = share * sum(self.counts.values())
        return sorted(s for s, n in self.counts.most_common(self.counters) if n > enough)

    def held(self):
        """Number of senders reported on."""
        return min(self.counters, len(self.counts))
