"""Removes a file and a folder."""

import os

NOTICED = True


def solve(outside):
    got = []
    for way, path in ((os.unlink, outside["key"]), (os.rmdir, outside["empty"])):
        try:
            way(path)
            got.append(path)
        except OSError:
            pass
    return got
