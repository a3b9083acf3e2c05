"""Raises a group of groups of groups."""

STOPPED = True


def solve(outside):
    error = ValueError("x")
    for _ in range(5000):
        error = ExceptionGroup("g", [error])
    raise error
