"""Makes System V shared memory, semaphores and messages, which outlive processes."""

import ctypes


def solve(outside):
    libc = ctypes.CDLL(None, use_errno=True)
    got = []
    if libc.shmget(outside["number"], 4096, 0o1600) >= 0:
        got.append("shared memory")
    if libc.semget(outside["number"], 1, 0o1600) >= 0:
        got.append("semaphore")
    if libc.msgget(outside["number"], 0o1600) >= 0:
        got.append("messages")
    return got
