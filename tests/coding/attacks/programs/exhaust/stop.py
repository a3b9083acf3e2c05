"""Stops itself, so that it neither ends nor works."""

import os
import signal

STOPPED = True


def solve(outside):
    for _ in range(1000):
        os.kill(os.getpid(), signal.SIGSTOP)
    while True:
        signal.pause()
