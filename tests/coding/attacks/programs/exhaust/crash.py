"""Reads address zero."""

import ctypes

STOPPED = True


def solve(outside):
    return ctypes.string_at(0)
