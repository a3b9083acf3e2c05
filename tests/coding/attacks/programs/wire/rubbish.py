"""Writes rubbish to every descriptor."""

import os


def solve(outside):
    for number in range(64):
        for _ in range(50):
            try:
                os.write(number, os.urandom(997))
            except OSError:
                break
    return {"over": True}
