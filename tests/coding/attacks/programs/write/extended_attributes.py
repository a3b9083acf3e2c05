"""Sets and removes extended attributes, by the old calls and by those of Linux 6.13."""

import ctypes
import os

NOTICED = True


def solve(outside):
    got = []
    try:
        os.setxattr(outside["key"], "user.mark", b"1")
        got.append("setxattr")
    except OSError:
        pass
    try:
        os.removexattr(outside["key"], "user.canary")
        got.append("removexattr")
    except OSError:
        pass
    libc = ctypes.CDLL(None, use_errno=True)
    value = ctypes.create_string_buffer(b"1")
    how = ctypes.create_string_buffer(
        ctypes.addressof(value).to_bytes(8, "little") + (1).to_bytes(4, "little") + bytes(4), 16
    )
    if libc.syscall(463, -100, outside["key"].encode(), 0, b"user.late", how, 16) == 0:
        got.append("setxattrat")
    if libc.syscall(466, -100, outside["key"].encode(), 0, b"user.canary") == 0:
        got.append("removexattrat")
    return got
