"""Returns a list in a list in a list, deeper than the reader's stack."""


def solve(outside):
    value = 0
    for _ in range(100_000):
        value = [value]
    return {"deep": value}
