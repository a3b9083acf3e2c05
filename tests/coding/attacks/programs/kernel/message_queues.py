"""Makes a POSIX message queue, which outlives processes."""

import ctypes
import os


def solve(outside):
    libc = ctypes.CDLL(None, use_errno=True)
    queue = libc.mq_open(f"/{outside['mark']}".encode(), os.O_CREAT | os.O_RDWR, 0o600, None)
    return [queue] if queue >= 0 else []
