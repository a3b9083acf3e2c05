"""Takes memory in small pieces and keeps it."""

STOPPED = True


def solve(outside):
    kept = []
    while True:
        kept.append(bytearray(1 << 20))
