"""Lets the kernel kill: F_SETOWN, F_SETSIG and O_ASYNC on a pipe."""

import fcntl
import os

NOTICED = True


def solve(outside):
    reading, writing = os.pipe()
    got = []
    for name, how in (
        ("owner", lambda: fcntl.fcntl(reading, fcntl.F_SETOWN, outside["bystander"])),
        ("signal", lambda: fcntl.fcntl(reading, 10, 9)),
        (
            "async",
            lambda: fcntl.fcntl(reading, fcntl.F_SETFL, os.O_ASYNC | os.O_NONBLOCK),
        ),
    ):
        try:
            how()
            got.append(name)
        except OSError:
            pass
    os.write(writing, b"x")
    return got if "owner" in got else []
