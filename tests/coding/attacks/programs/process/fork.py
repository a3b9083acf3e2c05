"""Forks, by every wrapper of the standard library."""

import os
import pty

NOTICED = True


def solve(outside):
    got = []
    for way in (os.fork, os.forkpty, pty.fork):
        try:
            pid = way()
        except OSError:
            continue
        if (pid if isinstance(pid, int) else pid[0]) == 0:
            os.execv("/bin/sleep", ["sleep", "60"])
        got.append(way.__name__)
    return got
