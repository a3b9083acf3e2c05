"""Starts threads with stacks as small as they may be, so that memory does not stop it."""

import threading

STOPPED = True


def solve(outside):
    stop = threading.Event()
    threading.stack_size(32 << 10)
    while True:
        try:
            threading.Thread(target=stop.wait).start()
        except (RuntimeError, MemoryError):
            pass
