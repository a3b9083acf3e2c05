"""Ends by SIGABRT."""

import os

STOPPED = True


def solve(outside):
    os.abort()
