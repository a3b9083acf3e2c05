"""Forges an answer whose one piece of a few megabytes is read a hundred thousand times."""

import sys

STOPPED = True


class Many:
    """What the harness is made to write as forged structure."""


def write(value, writer):
    place = writer.keep(bytes(4 << 20))
    return [{"floats": place}] * 100_000


def solve(outside):
    sys.modules["greenroom.coding.wire"].WRITERS[Many] = write
    return Many()
