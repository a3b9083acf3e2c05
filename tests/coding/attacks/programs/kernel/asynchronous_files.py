"""Reads and writes by the old asynchronous calls, splices between descriptors."""

import ctypes
import os
import platform


def solve(outside):
    libc = ctypes.CDLL(None, use_errno=True)
    setup = 206 if platform.machine() == "x86_64" else 0
    context = ctypes.c_ulong(0)
    return ["context"] if libc.syscall(setup, 4, ctypes.byref(context)) == 0 else []
