"""Fills pipes, whose buffers are the kernel's memory, not its own."""

import fcntl
import os


def solve(outside):
    kept, room = [], 0
    for _ in range(2000):
        try:
            reading, writing = os.pipe()
        except OSError:
            break
        kept.append((reading, writing))
        try:
            room += fcntl.fcntl(writing, 1031, 1 << 20)
        except OSError:
            room += 65536
    return [f"{room >> 20} MB of pipes"] if room > 128 << 20 else []
