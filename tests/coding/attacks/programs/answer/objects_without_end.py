"""Returns objects to be referred to, more than anybody can hold."""

STOPPED = True


class Thing:
    """One of many."""


def solve(outside):
    return [Thing() for _ in range(3_000_000)]
