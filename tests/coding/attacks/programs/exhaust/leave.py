"""Leaves in the middle of a call."""

import os

STOPPED = True


def solve(outside):
    os._exit(0)
