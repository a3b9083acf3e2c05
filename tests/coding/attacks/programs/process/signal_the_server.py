"""Stops and wakes the server; only with signals that it would survive."""

import os
import signal

NOTICED = True


def solve(outside):
    got = []
    for name in ("SIGURG", "SIGWINCH", "SIGCONT"):
        try:
            os.kill(outside["server"], getattr(signal, name))
            got.append(name)
        except OSError:
            pass
    return got
