"""Moves one file over another, and exchanges two."""

import ctypes
import os

NOTICED = True


def solve(outside):
    got = []
    libc = ctypes.CDLL(None, use_errno=True)
    here, there = outside["key"].encode(), outside["other"].encode()
    if libc.renameat2(-100, here, -100, there, 2) == 0:
        got.append("exchanged")
    try:
        os.rename(here, there)
        got.append("renamed")
    except OSError:
        pass
    return got
