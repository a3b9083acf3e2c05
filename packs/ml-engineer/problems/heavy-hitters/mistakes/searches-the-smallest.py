"""The space-saving algorithm: a newcomer inherits the smallest counter."""


class HeavyHitters:
    """Counters with the error each may have."""

    def __init__(self, counters):
        if counters < 1:
            raise ValueError("counters must be >= 1")
        self.counters = counters
        self.counts = {}
        self.errors = {}
        self.seen = 0

    def add(self, senders):
        """Count a batch."""
        for sender in senders:
            self.seen += 1
            if sender in self.counts:
                self.counts[sender] += 1
            elif len(self.counts) < self.counters:
                self.counts[sender], self.errors[sender] = 1, 0
            else:
                smallest = min(self.counts, key=self.counts.get)
                inherited = self.counts.pop(smallest)
                del self.errors[smallest]
                self.counts[sender], self.errors[sender] = inherited + 1, inherited

    def bounds(self, sender):
        """The counter is never too low, and too high by its error at most."""
        if sender in self.counts:
            return self.counts[sender] - self.errors[sender], self.counts[sender]
        full = len(self.counts) == self.counters
        return 0, min(self.counts.values()) if full and self.seen > sum(
            n - self.errors[s] for s, n in self.counts.items()
        ) else 0

    def frequent(self, share):
        """Senders that may have more than the share."""
        if share > 1 or share * self.counters < 1:
            raise ValueError("bad share")
        enough = share * self.seen
        return sorted(s for s, n in self.counts.items() if n > enough)

    def held(self):
        """Number of counters in use."""
        return len(self.counts)
