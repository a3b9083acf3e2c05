"""Returns a generator of large texts, in case somebody makes a list of it."""

STOPPED = True


def solve(outside):
    while True:
        yield "x" * 4_000_000
