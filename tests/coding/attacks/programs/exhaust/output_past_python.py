"""Writes without an end to every descriptor that takes it."""

import os

STOPPED = True


def solve(outside):
    while True:
        for number in (1, 2):
            try:
                os.write(number, b"y" * 65536)
            except OSError:
                pass
