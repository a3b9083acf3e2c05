"""Takes descriptors out of other processes by pidfd_getfd (Linux 5.6)."""

import ctypes
import os


def solve(outside):
    libc = ctypes.CDLL(None, use_errno=True)
    got = []
    for pid in (1, os.getppid(), outside["server"], outside["bystander"]):
        try:
            handle = os.pidfd_open(pid)
        except OSError:
            continue
        for number in range(20):
            if libc.syscall(438, handle, number, 0) >= 0:
                got.append(f"{number} of {pid}")
    return got
