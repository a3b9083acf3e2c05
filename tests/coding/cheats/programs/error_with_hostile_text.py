"""Raises errors whose texts raise errors."""


class Hostile(Exception):
    def __str__(self):
        raise self

    __repr__ = __str__
    args = property(__str__)


def solve(what, values):
    raise Hostile
