"""Puts escape codes, markup and a verdict into names, errors and output."""

TEXT = "\x1b[2J\x1b[32mACCEPTED\x1b[0m</pre><script>alert(1)</script>\u202e\0" * 50


def solve(what, values):
    print(TEXT)
    raise type("<img src=x onerror=alert(1)>\x1b[1A", (Exception,), {})(TEXT)
