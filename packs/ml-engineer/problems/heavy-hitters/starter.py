"""Who sends most of the parcels, in little memory?"""


class HeavyHitters:
    """Bounds on how often each sender was seen, with a fixed number of counters."""

    def __init__(self, counters: int) -> None:
        """Begin with nothing seen; ValueError for fewer than one counter."""
        raise NotImplementedError

    def add(self, senders: list[str]) -> None:
        """Count a batch of parcels by their senders, in order."""
        raise NotImplementedError

    def bounds(self, sender: str) -> tuple[int, int]:
        """The least and the most parcels this sender can have had."""
        raise NotImplementedError

    def frequent(self, share: float) -> list[str]:
        """The senders that may have had more than this share of all parcels, sorted."""
        raise NotImplementedError

    def held(self) -> int:
        """Number of senders for which anything is stored."""
        raise NotImplementedError
