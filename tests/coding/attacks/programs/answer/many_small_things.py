"""Returns millions of small things, each dearer in the server than on the way."""

STOPPED = True


def solve(outside):
    return [()] * 20_000_000
