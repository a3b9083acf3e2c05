"""Tries every call number beyond those a filter of 2023 knows."""

import ctypes

REFUSED = {1, 13, 38}


def solve(outside):
    libc = ctypes.CDLL(None, use_errno=True)
    got = []
    for number in (*range(452, 480), 512, 547, 600, 1000):
        if number in (453, 454, 455, 456):  # shadow stacks and futexes
            continue
        ctypes.set_errno(0)
        wrong = ctypes.c_long(-1)
        done = libc.syscall(ctypes.c_long(number), wrong, wrong, wrong, wrong, wrong, wrong)
        if done >= 0 or ctypes.get_errno() not in REFUSED:
            got.append(f"{number}: {ctypes.get_errno()}")
    return got
