"""Returns more text than anybody wants to read."""

STOPPED = True


def solve(outside):
    return "x" * 180_000_000
