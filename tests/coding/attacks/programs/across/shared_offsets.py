"""Moves the offsets of inherited files, which the zygote shares."""

import os

TURNS = 2


def solve(outside):
    found = []
    for number in range(64):
        try:
            if os.lseek(number, 0, os.SEEK_CUR) == 17:
                found.append(number)
            os.lseek(number, 17, os.SEEK_SET)
        except OSError:
            pass
    return found
