"""A digest of a stream: quantiles from few weighted values, which can be merged."""

import math
from collections.abc import Iterable
from itertools import pairwise

Pair = tuple[float, int]  # (mean, weight): so many values, and their mean


class Digest:
    """Approximate quantiles in bounded memory, finest at both ends.

    Holds at most about 1.6 * size pairs, whatever the number of values. Taking in n values
    costs O((n + size) log(n + size)), a quantile O(size).
    """

    def __init__(self, size: int = 100) -> None:
        """Begin empty; a larger size means more pairs and smaller errors.

        Raises:
            ValueError: The size is below 2.
        """
        if size < 2:
            raise ValueError(f"the size must be 2 or more, and is {size}")
        self.count = 0
        self._size = size
        self._pairs: list[Pair] = []
        self._lowest, self._highest = math.inf, -math.inf

    def add(self, values: Iterable[float]) -> None:
        """Take in values.

        Raises:
            ValueError: One is infinite or NaN; then none is taken in.
        """
        fresh = [(float(value), 1) for value in values]
        if not all(math.isfinite(value) for value, _ in fresh):
            raise ValueError("a value is infinite or NaN")
        numbers = [value for value, _ in fresh]
        self._take(fresh, min(numbers, default=math.inf), max(numbers, default=-math.inf))

    def merge(self, other: "Digest") -> None:
        """Take in what another digest has seen; that one stays as it is."""
        self._take(other.pairs(), other._lowest, other._highest)

    def pairs(self) -> list[Pair]:
        """The (mean, weight) pairs, from the lowest mean to the highest."""
        return list(self._pairs)

    def quantile(self, q: float) -> float:
        """The value below which about the share q lies, between pairs by a straight line.

        Raises:
            ValueError: q is not from 0 to 1, or nothing was taken in.
        """
        if not self.count or not 0 <= q <= 1:
            raise ValueError(f"no quantile {q} of {self.count} values")
        wanted = q * self.count
        points = [(0.0, self._lowest)]  # (place, value)
        passed = 0
        for mean, weight in self._pairs:
            points.append((passed + weight / 2, mean))
            passed += weight
        points.append((passed, self._highest))
        (place, value), (beyond, higher) = next(
            line for line in pairwise(points) if wanted <= line[1][0]
        )
        return value + (higher - value) * (wanted - place) / (beyond - place)

    def _take(self, fresh: list[Pair], lowest: float, highest: float) -> None:
        self._lowest, self._highest = min(self._lowest, lowest), max(self._highest, highest)
        self.count += sum(weight for _, weight in fresh)
        joined: list[Pair] = []
        left = 0  # values before the last pair of `joined`
        for mean, weight in sorted(self._pairs + fresh):
            if joined and self._may_be(left, joined[-1][1] + weight):
                held, holds = joined[-1]
                total = holds + weight
                joined[-1] = (held + (mean - held) * weight / total, total)
            else:
                left += joined[-1][1] if joined else 0
                joined.append((mean, weight))
        self._pairs = joined

    def _may_be(self, left: int, weight: int) -> bool:
        """Whether a pair may weigh so much: weight <= 4 * n * sqrt(m * (1 - m)) / size.

        Here m is the share of all values up to the pair's middle; squared, all is whole numbers.
        """
        middle = 2 * left + weight  # twice the values up to the middle
        return (weight * self._size) ** 2 <= 4 * middle * (2 * self.count - middle)
