"""A digest of a stream: quantiles from few weighted values, which can be merged."""

from collections.abc import Iterable


class Digest:
    """Approximate quantiles in bounded memory."""

    count: int  # how many values were taken in

    def __init__(self, size: int = 100) -> None:
        """Begin empty; a larger size means more pairs and smaller errors.

        Raises:
            ValueError: The size is below 2.
        """
        raise NotImplementedError

    def add(self, values: Iterable[float]) -> None:
        """Take in values.

        Raises:
            ValueError: One is infinite or NaN; then none is taken in.
        """
        raise NotImplementedError

    def merge(self, other: "Digest") -> None:
        """Take in what another digest has seen; that one stays as it is."""
        raise NotImplementedError

    def pairs(self) -> list[tuple[float, int]]:
        """The (mean, weight) pairs, from the lowest mean to the highest."""
        raise NotImplementedError

    def quantile(self, q: float) -> float:
        """The value below which about the share q lies.

        Raises:
            ValueError: q is not from 0 to 1, or nothing was taken in.
        """
        raise NotImplementedError
