"""Changes a file's times: Landlock does not govern utime."""

import os

NOTICED = True


def solve(outside):
    os.utime(outside["key"], (1, 1))
    return ["touched"]
