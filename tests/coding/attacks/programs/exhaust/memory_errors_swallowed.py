"""Catches every MemoryError and tries again."""

STOPPED = True


def solve(outside):
    kept, size = [], 1 << 28
    while True:
        try:
            kept.append(bytearray(size))
        except MemoryError:
            size = max(size // 2, 1)
