"""Signals its group and everybody (with signal 0, for the day it works)."""

import os


def solve(outside):
    got = []
    for whom in (0, -1, -outside["bystander"], -os.getppid(), -1 - os.getpgrp()):
        try:
            os.kill(whom, 0)
            got.append(whom)
        except OSError:
            pass
    return got
