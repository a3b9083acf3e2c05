"""Clones with CLONE_THREAD and with flags that would take a new namespace along."""

import ctypes
import platform


def solve(outside):
    libc = ctypes.CDLL(None, use_errno=True)
    clone = 56 if platform.machine() == "x86_64" else 220
    got = []
    for name, flag in (("user", 0x10000000), ("pid", 0x20000000), ("net", 0x40000000)):
        pid = libc.syscall(clone, flag | 17, 0, 0, 0, 0)
        if pid == 0:
            libc._exit(0)
        if pid > 0:
            got.append(name)
    return got
