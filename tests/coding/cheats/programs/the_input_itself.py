"""Returns what it was given."""


def solve(what, values):
    return values
