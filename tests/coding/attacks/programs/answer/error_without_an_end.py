"""Raises errors caused by errors caused by errors, in a circle, with a text that never ends."""

STOPPED = True


class Endless(Exception):
    def __str__(self):
        while True:
            pass

    __repr__ = __str__


def solve(outside):
    first, second = Endless(), Endless()
    first.__cause__, second.__cause__ = second, first
    raise first
