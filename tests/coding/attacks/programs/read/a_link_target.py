"""Reads where a symbolic link points: links are not opened, so Landlock does not see it."""

import os

NOTICED = True


def solve(outside):
    return os.readlink(outside["link"])
