"""Leaves and looks for keys in the kernel's keyring."""

import ctypes
import platform


def solve(outside):
    libc = ctypes.CDLL(None, use_errno=True)
    add, request, control = (248, 249, 250) if platform.machine() == "x86_64" else (217, 218, 219)
    got = []
    for ring in (-1, -2, -3, -4, -5):
        if libc.syscall(add, b"user", outside["mark"].encode(), b"x", 1, ring) > 0:
            got.append(f"added to {ring}")
    if libc.syscall(request, b"user", outside["mark"].encode(), None, 0) > 0:
        got.append("requested")
    if libc.syscall(control, 0, -4, 0) > 0:
        got.append("the user's ring")
    return got
