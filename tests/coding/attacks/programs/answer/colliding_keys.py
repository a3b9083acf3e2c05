"""Returns a dictionary whose keys all have one hash, so that reading it takes quadratic time."""


def solve(outside):
    prime = (1 << 61) - 1
    return {"keys": [(number * prime, 0) for number in range(1, 100_000)]}
