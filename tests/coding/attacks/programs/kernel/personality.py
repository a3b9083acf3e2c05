"""Switches address randomisation off and changes what it is to the kernel."""

import ctypes

NOTICED = True


def solve(outside):
    libc = ctypes.CDLL(None, use_errno=True)
    got = []
    for flags in (0x0040000, 0x0400000, 0x0008):
        if libc.personality(flags) != -1:
            got.append(hex(flags))
    return got
