"""Reads an extended attribute: Landlock does not govern them."""

import ctypes
import os

NOTICED = True


def solve(outside):
    got = []
    try:
        got.append(os.getxattr(outside["key"], "user.canary"))
    except OSError:
        pass
    room = ctypes.create_string_buffer(100)
    wanted = ctypes.create_string_buffer(
        ctypes.addressof(room).to_bytes(8, "little") + (100).to_bytes(4, "little") + bytes(4), 16
    )
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(464, -100, outside["key"].encode(), 0, b"user.canary", wanted, 16) > 0:
        got.append(room.value)  # getxattrat, Linux 6.13
    return got
