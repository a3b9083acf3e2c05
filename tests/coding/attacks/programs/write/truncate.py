"""Cuts a file without opening it."""

import os

NOTICED = True


def solve(outside):
    os.truncate(outside["key"], 0)
    return ["cut"]
