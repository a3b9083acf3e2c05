"""Calls a function of the server's from inside, as deep and as often as it goes."""

CALLBACK = True
STOPPED = True


def solve(outside, call):
    while True:
        call(solve, outside)
