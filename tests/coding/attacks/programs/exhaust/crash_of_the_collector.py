"""Breaks reference counts, and lets the interpreter fall."""

import ctypes
import gc

STOPPED = True


def solve(outside):
    for thing in gc.get_objects()[:20000]:
        ctypes.memset(id(thing), 0, 24)
    gc.collect()
    while True:
        gc.collect()
