"""Returns a list whose two items are one list whose two items are one list, forty times."""

STOPPED = True


def solve(outside):
    value = ["x"]
    for _ in range(40):
        value = [value, value]
    return value
