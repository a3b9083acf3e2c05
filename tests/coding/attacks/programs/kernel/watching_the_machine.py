"""Opens performance counters, page-fault handlers, file watchers for the whole machine."""

import ctypes
import platform


def solve(outside):
    libc = ctypes.CDLL(None, use_errno=True)
    perf, fault, fan = (298, 323, 300) if platform.machine() == "x86_64" else (241, 282, 262)
    what = ctypes.create_string_buffer(bytes(4) + (112).to_bytes(4, "little") + bytes(104), 112)
    got = []
    for pid in (0, outside["bystander"], -1):
        if libc.syscall(perf, what, pid, 0 if pid == -1 else -1, -1, 0) >= 0:
            got.append(f"perf {pid}")
    for flags in (0, 1):
        if libc.syscall(fault, flags) >= 0:
            got.append("userfaultfd")
    if libc.syscall(fan, 0, 0) >= 0:
        got.append("fanotify")
    return got
