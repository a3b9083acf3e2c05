"""Takes memory while it is being loaded."""

STOPPED = True

kept = [bytearray(1 << 20) for _ in range(100_000)]
