"""Frequent items in bounded memory, after Misra and Gries (1982)."""


class HeavyHitters:
    """Bounds on how often each sender was seen, with a fixed number of counters.

    A parcel whose sender has a counter raises it, and one that finds a free counter takes it. When
    all k counters are taken by others, the parcel is cancelled against one of each of them. So every
    cancellation takes away k + 1 parcels of different senders, and there can be no more than
    n / (k + 1) of them: by so much, at most, a counter is too low.

    A cancellation costs k steps, but k parcels had to come to fill the counters it lowers, so a
    parcel costs constant time on average.
    """

    def __init__(self, counters: int) -> None:
        """Begin with nothing seen.

        Raises:
            ValueError: There is not even one counter.
        """
        if counters < 1:
            raise ValueError(f"at least one counter is needed, not {counters}")
        self._counters = counters
        self._counts: dict[str, int] = {}
        self._seen = 0
        self._cancelled = 0  # times that one of each was taken away

    def add(self, senders: list[str]) -> None:
        """Count a batch of parcels by their senders, in order."""
        for sender in senders:
            if sender in self._counts:
                self._counts[sender] += 1
            elif len(self._counts) < self._counters:
                self._counts[sender] = 1
            else:
                self._cancelled += 1
                self._counts = {name: n - 1 for name, n in self._counts.items() if n > 1}
        self._seen += len(senders)

    def bounds(self, sender: str) -> tuple[int, int]:
        """The least and the most parcels this sender can have had.

        A cancellation took at most one parcel from each sender, counted or not.
        """
        low = self._counts.get(sender, 0)
        return low, low + self._cancelled

    def frequent(self, share: float) -> list[str]:
        """The senders that may have had more than this share of all parcels, sorted.

        Raises:
            ValueError: The share is above 1, or so small that senders without a counter may have it.
        """
        if share > 1 or share * self._counters < 1:
            raise ValueError(f"a share must be from 1/{self._counters} to 1, and is {share}")
        enough = share * self._seen
        return sorted(name for name, n in self._counts.items() if n + self._cancelled > enough)

    def held(self) -> int:
        """Number of senders for which anything is stored."""
        return len(self._counts)
