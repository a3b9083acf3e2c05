"""Returns them as a dictionary, and as a set."""

STOPPED = True


def solve(outside):
    prime = (1 << 61) - 1
    return {number * prime: 0 for number in range(1, 200_000)}
