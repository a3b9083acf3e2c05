"""Returns a generator: nothing that is compared, everything that is wanted."""


def solve(what, values):
    yield 0.25
