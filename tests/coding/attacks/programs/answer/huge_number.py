"""Returns a number of thirty million digits, which takes ages to write out in tens."""


def solve(outside):
    return {"number": 1 << 100_000_000}
