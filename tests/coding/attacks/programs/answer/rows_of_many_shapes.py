"""Forges named tuples of hundreds of thousands of shapes, each a class to be made."""

import sys

STOPPED = True


class Rows:
    """What the harness is made to write as forged structure."""


def solve(outside):
    rows = [{"row": [f"r{number}", ["a"], [1]]} for number in range(200_000)]
    sys.modules["greenroom.coding.wire"].WRITERS[Rows] = lambda *_: rows
    return Rows()
