"""Gives a file away."""

import ctypes
import os

NOTICED = True


def solve(outside):
    got = []
    for way in (os.chown, os.lchown):
        try:
            way(outside["key"], os.getuid(), os.getgid())
            got.append(way.__name__)
        except OSError:
            pass
    path = os.open(outside["key"], os.O_PATH)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.fchownat(path, b"", os.getuid(), os.getgid(), 0x1000) == 0:
        got.append("fchownat")
    return got
