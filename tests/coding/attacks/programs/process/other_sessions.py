"""Leaves its session and group, so that killing the group would miss it."""

import os


def solve(outside):
    got = []
    for name, way in (
        ("a session of its own", os.setsid),
        ("the zygote's group", lambda: os.setpgid(0, os.getppid())),
        ("the first group", lambda: os.setpgid(0, 1)),
    ):
        try:
            way()
            got.append(name)
        except OSError:
            pass
    return got
