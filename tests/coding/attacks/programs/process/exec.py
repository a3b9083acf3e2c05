"""Becomes another program."""

import os


def solve(outside):
    os.execv("/bin/sleep", ["sleep", "60"])
