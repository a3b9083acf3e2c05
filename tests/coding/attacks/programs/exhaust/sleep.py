"""Sleeps, which costs no processor time."""

import time

STOPPED = True


def solve(outside):
    time.sleep(10_000)
