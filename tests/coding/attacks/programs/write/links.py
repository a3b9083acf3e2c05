"""Makes hard and symbolic links beside a file."""

import os


def solve(outside):
    got = []
    for way in (os.link, os.symlink):
        for folder in (outside["folder"], "/tmp", "/dev/shm", "."):
            try:
                way(outside["key"], os.path.join(folder, outside["mark"] + way.__name__))
                got.append(way.__name__)
            except OSError:
                pass
    return got
