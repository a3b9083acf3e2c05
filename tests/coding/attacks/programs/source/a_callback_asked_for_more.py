"""Asks a function of the server's for its globals, code and closure."""

CALLBACK = True


def solve(outside, call):
    found = []
    for name in ("__globals__", "__code__", "__closure__", "__func__", "__self__", "__builtins__"):
        try:
            found.append(getattr(call, name))
        except Exception:
            pass
    return {"seen": [str(thing) for thing in found]}
