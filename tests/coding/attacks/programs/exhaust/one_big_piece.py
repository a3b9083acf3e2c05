"""Takes eight gigabytes at once."""

STOPPED = True


def solve(outside):
    return len(bytearray(8 << 30))
