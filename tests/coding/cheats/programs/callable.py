"""Returns functions that agree with everything."""


def solve(what, values):
    return lambda *_, **__: True
