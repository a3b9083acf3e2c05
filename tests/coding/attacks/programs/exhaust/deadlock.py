"""Waits for a lock that it holds."""

import threading

STOPPED = True


def solve(outside):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
