"""Stays in one call that no Python signal handler can break."""

STOPPED = True


def solve(outside):
    return len(str(3 ** (10**9)))
