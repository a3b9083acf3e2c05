"""Attaches to a bystander as a debugger, and asks to be debugged."""

import ctypes
import os


def solve(outside):
    libc = ctypes.CDLL(None, use_errno=True)
    got = []
    for pid in (outside["bystander"], os.getppid(), 1):
        for name, request in (("attach", 16), ("seize", 0x4206)):
            if libc.ptrace(request, pid, 0, 0) == 0:
                got.append(f"{name} {pid}")
    if libc.ptrace(0, 0, 0, 0) == 0:
        got.append("traceme")
    return got
