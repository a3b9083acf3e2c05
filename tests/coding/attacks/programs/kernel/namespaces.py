"""Makes namespaces of its own, and joins others'."""

import ctypes
import os


def solve(outside):
    libc = ctypes.CDLL(None, use_errno=True)
    got = []
    for name, flag in (
        *(("user", 0x10000000), ("mount", 0x20000), ("pid", 0x20000000), ("net", 0x40000000)),
        *(("ipc", 0x8000000), ("uts", 0x4000000), ("cgroup", 0x2000000), ("time", 0x80)),
    ):
        if libc.unshare(flag) == 0:
            got.append(name)
    for pid in (1, os.getppid(), outside["server"], outside["bystander"]):
        for kind in ("mnt", "user", "net", "pid"):
            try:
                file = os.open(f"/proc/{pid}/ns/{kind}", os.O_RDONLY)
            except OSError:
                continue
            if libc.setns(file, 0) == 0:
                got.append(f"{kind} of {pid}")
    return got
