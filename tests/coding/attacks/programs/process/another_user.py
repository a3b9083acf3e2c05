"""Becomes another user, takes capabilities."""

import ctypes
import os


def solve(outside):
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    powers = (ctypes.c_uint32 * 6)(*[0xFFFFFFFF] * 6)
    got = []
    if libc.capset(header, powers) == 0:
        got.append("capset")
    held = (ctypes.c_uint32 * 6)()
    if libc.capget(header, held) == 0 and (held[0] or held[3]):
        got.append(f"holds capabilities {held[0]:x}")
    for way in (os.setuid, os.setgid, os.seteuid):
        for who in (12345, 65534):
            try:
                way(who)
                got.append(f"{way.__name__} {who}")
            except OSError:
                pass
    return got
