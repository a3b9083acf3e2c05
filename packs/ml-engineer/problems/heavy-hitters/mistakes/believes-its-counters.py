"""Misra and Gries' counters."""


class HeavyHitters:
    """Cancels one of each when the counters are full."""

    def __init__(self, counters):
        if counters < 1:
            raise ValueError("counters must be >= 1")
        self.counters = counters
        self.counts = {}
        self.seen = 0
        self.cancelled = 0

    def add(self, senders):
        """Count a batch."""
        for sender in senders:
            self.seen += 1
            if sender in self.counts:
                self.counts[sender] += 1
            elif len(self.counts) < self.counters:
                self.counts[sender] = 1
            else:
                self.cancelled += 1
                for name in list(self.counts):
                    self.counts[name] -= 1
                    if not self.counts[name]:
                        del self.counts[name]

    def bounds(self, sender):
        """A sender with a counter may have had more; one without was never there."""
        if sender not in self.counts:
            return 0, 0
        return self.counts[sender], self.counts[sender] + self.cancelled

    def frequent(self, share):
        """Senders that may have more than the share."""
        if share > 1 or share * self.counters < 1:
            raise ValueError("bad share")
        enough = share * self.seen
        return sorted(s for s, n in self.counts.items() if n + self.cancelled > enough)

    def held(self):
        """Number of counters in use."""
        return len(self.counts)
