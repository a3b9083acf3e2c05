"""Leaves its working folder, mask, limits and signals changed for the next run."""

import os
import resource
import signal

TURNS = 2


def attempt(way, *args):
    try:
        return way(*args)
    except (OSError, ValueError):
        return None


def solve(outside):
    found = {
        "mask": attempt(os.umask, 0o123) == 0o123,
        "limit": attempt(resource.getrlimit, resource.RLIMIT_NOFILE) == (11, 11),
        "signal": signal.getsignal(signal.SIGUSR1) == signal.SIG_IGN,
        "timer": signal.getitimer(signal.ITIMER_REAL)[0] > 0,
        "folder": attempt(os.getcwd) == os.path.dirname(os.__file__),
    }
    attempt(resource.setrlimit, resource.RLIMIT_NOFILE, (11, 11))
    attempt(os.chdir, os.path.dirname(os.__file__))
    signal.signal(signal.SIGUSR1, signal.SIG_IGN)
    signal.setitimer(signal.ITIMER_REAL, 1000)
    return [name for name, left in found.items() if left]
