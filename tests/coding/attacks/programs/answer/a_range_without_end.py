"""Returns a range that is short to send and long to walk."""

STOPPED = True


def solve(outside):
    return range(10**12)
