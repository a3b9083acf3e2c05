"""Gives the compiler more brackets than it can take."""

STOPPED = True


def solve(outside):
    return eval("(" * 100 + "-" * 5_000_000 + "1" + ")" * 100)
