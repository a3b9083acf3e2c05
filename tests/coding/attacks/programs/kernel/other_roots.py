"""Changes its root."""

import ctypes
import os


def solve(outside):
    got = []
    if ctypes.CDLL(None, use_errno=True).pivot_root(b".", b".") == 0:
        got.append("pivot_root")
    os.chroot(outside["folder"])
    return [*got, "chroot"]
