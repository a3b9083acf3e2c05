"""Prints without an end."""

STOPPED = True


def solve(outside):
    while True:
        print("x" * 100_000)
