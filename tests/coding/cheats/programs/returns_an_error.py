"""Returns the error instead of raising it."""


def solve(what, values):
    return ValueError("nothing to summarise")
