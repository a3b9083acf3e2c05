"""Forks by raw system calls: fork, vfork, clone, clone3."""

import ctypes
import os
import platform

NOTICED = True


def solve(outside):
    libc = ctypes.CDLL(None, use_errno=True)
    clone = 56 if platform.machine() == "x86_64" else 220
    arguments = (ctypes.c_uint64 * 11)(0, 0, 0, 0, 17, 0, 0, 0, 0, 0, 0)
    ways = {"clone": lambda: libc.syscall(clone, 17, 0, 0, 0, 0)}
    ways["clone3"] = lambda: libc.syscall(435, arguments, 88)
    if platform.machine() == "x86_64":
        ways["fork"] = lambda: libc.syscall(57)
    got = []
    for name, way in ways.items():
        pid = way()
        if pid == 0:
            os.execv("/bin/sleep", ["sleep", "60"])
        if pid > 0:
            got.append(name)
    return got
