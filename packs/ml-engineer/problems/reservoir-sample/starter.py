from collections.abc import Iterable
from typing import Any


class Reservoir:
    """A fair sample of fixed size from a stream of unknown length."""

    seen: int  # how many readings came in so far

    def __init__(self, size: int, seed: int = 0) -> None:
        raise NotImplementedError

    def extend(self, batch: Iterable[Any]) -> None:
        """Take the next readings."""
        raise NotImplementedError

    def sample(self) -> list[Any]:
        """The sample of all readings so far."""
        raise NotImplementedError

    def merged(self, other: "Reservoir", seed: int = 0) -> "Reservoir":
        """A new reservoir with a fair sample of all that both have seen."""
        raise NotImplementedError
