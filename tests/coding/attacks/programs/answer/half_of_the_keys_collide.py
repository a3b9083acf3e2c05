"""Returns a dictionary of which half the keys have one hash: a count of hashes seems fine."""

STOPPED = True


def solve(outside):
    prime = (1 << 61) - 1
    return {number * prime if number % 2 else number: 0 for number in range(1, 5_000)} | {
        number: 0 for number in range(10_000, 13_000)
    }
