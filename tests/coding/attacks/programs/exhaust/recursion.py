"""Recurses deeper than any stack, with the guard taken off."""

import sys

STOPPED = True


def solve(outside):
    sys.setrecursionlimit(2**31 - 1)

    def deeper(value):
        return [deeper([value])]

    return deeper(outside)
