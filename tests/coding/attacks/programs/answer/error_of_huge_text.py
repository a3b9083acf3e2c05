"""Raises an error whose text is as large as it may be."""

STOPPED = True


def solve(outside):
    raise ValueError("x" * 50_000_000)
