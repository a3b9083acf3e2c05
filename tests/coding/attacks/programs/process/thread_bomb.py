"""Starts threads without an end."""

import threading

STOPPED = True


def solve(outside):
    stop = threading.Event()
    while True:
        try:
            threading.Thread(target=stop.wait).start()
        except (RuntimeError, MemoryError):
            pass
