"""Reservoir sampling: a uniform sample from a stream, in one pass."""

import random
from collections.abc import Iterable
from typing import Any


class Reservoir:
    """A fair sample of fixed size from a stream of unknown length.

    The first readings fill it. Reading number n then belongs into the sample with chance size / n,
    and takes the place of a random one. By induction every set of readings is equally likely: each
    step leaves an earlier reading in with chance (1 - 1 / n), and these multiply to size / n.
    Constant time a reading, O(size) memory.

    Attributes:
        size: How many readings are kept.
        seen: How many came in so far.

    >>> box = Reservoir(2)
    >>> box.extend([5, 7])
    >>> sorted(box.sample())
    [5, 7]
    """

    def __init__(self, size: int, seed: int = 0) -> None:
        """Keep at most size readings; the seed decides all draws.

        Raises:
            ValueError: size is below 1.
        """
        if size < 1:
            raise ValueError(f"size must be at least 1, not {size}")
        self.size = size
        self.seen = 0
        self._kept: list[Any] = []
        self._dice = random.Random(seed)

    def extend(self, batch: Iterable[Any]) -> None:
        """Take the next readings."""
        for reading in batch:
            self.seen += 1
            if len(self._kept) < self.size:
                self._kept.append(reading)
                continue
            place = self._dice.randrange(self.seen)  # of all so far, this one included
            if place < self.size:
                self._kept[place] = reading

    def sample(self) -> list[Any]:
        """The sample of all readings so far."""
        return list(self._kept)

    def merged(self, other: "Reservoir", seed: int = 0) -> "Reservoir":
        """A new reservoir with a fair sample of all that both have seen; these stay as they were.

        How many readings of a fair sample come from each side is drawn as if from one urn, without
        putting back; of its own sample each side then gives as many, at random.

        Raises:
            ValueError: The sizes differ.
        """
        if self.size != other.size:
            raise ValueError(f"a reservoir of {self.size} does not go with one of {other.size}")
        joint = Reservoir(self.size, seed)
        joint.seen = self.seen + other.seen
        dice, mine = joint._dice, 0
        for drawn in range(min(self.size, joint.seen)):
            mine += dice.randrange(joint.seen - drawn) < self.seen - mine
        theirs = min(self.size, joint.seen) - mine
        joint._kept = dice.sample(self._kept, mine) + dice.sample(other._kept, theirs)
        return joint
