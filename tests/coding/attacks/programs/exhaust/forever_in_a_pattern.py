"""Backtracks for longer than the universe has."""

import re

STOPPED = True


def solve(outside):
    return re.match(r"(a|a|aa)+$", "a" * 60 + "b")
