"""Is folded by the compiler into something large."""

value = ((((1,) * 200) * 200) * 200) * 3
text = "x" * 4000 * 4000


def solve(outside):
    return {"size": len(value)}
