"""Opens a file to everybody: Landlock does not govern chmod."""

import ctypes
import os

NOTICED = True


def solve(outside):
    got = []
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.syscall(452, -100, outside["key"].encode(), 0o777, 0) == 0:
        got.append("fchmodat2")  # Linux 6.6
    path = os.open(outside["key"], os.O_PATH)
    if libc.syscall(452, path, b"", 0o777, 0x1000) == 0:
        got.append("fchmodat2 by descriptor")
    os.chmod(outside["key"], 0o777)
    return [*got, "chmod"]
