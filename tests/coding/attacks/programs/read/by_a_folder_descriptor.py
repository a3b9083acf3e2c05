"""Opens the root as a folder and walks down from there."""

import os

NOTICED = True


def solve(outside):
    root = os.open("/", os.O_RDONLY | os.O_DIRECTORY)
    file = os.open(outside["key"].lstrip("/"), os.O_RDONLY, dir_fd=root)
    return os.read(file, 200)
