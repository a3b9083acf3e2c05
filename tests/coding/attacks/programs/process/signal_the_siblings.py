"""Probes the numbers around its own: whom could it signal?"""

import os


def solve(outside):
    own, got = os.getpid(), []
    for pid in {*range(1, 30), *range(own - 30, own + 30), os.getppid()} - {own}:
        try:
            if pid > 0:
                os.kill(pid, 0)
                got.append(pid)
        except OSError:
            pass
    return got
