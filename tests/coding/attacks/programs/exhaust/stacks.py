"""Gives every thread a stack of half a gigabyte and fills it."""

import threading

STOPPED = True


def solve(outside):
    stop = threading.Event()
    threading.stack_size(1 << 29)
    while True:
        threading.Thread(target=stop.wait).start()
