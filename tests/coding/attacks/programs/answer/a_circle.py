"""Returns a list that holds itself."""


def solve(outside):
    value = []
    value.append(value)
    return {"circle": value}
