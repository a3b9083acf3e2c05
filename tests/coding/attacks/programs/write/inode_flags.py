"""Marks a file as not to be dumped by file_setattr (Linux 6.17), which most filters do not know."""

import ctypes


def solve(outside):
    libc = ctypes.CDLL(None, use_errno=True)
    how = (ctypes.c_uint32 * 6)(0x80, 0, 0, 0, 0, 0)
    got = []
    for path in (outside["key"], outside["readable"]):
        if libc.syscall(469, -100, path.encode(), how, 24, 0) == 0:
            got.append(path)
    return got
