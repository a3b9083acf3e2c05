"""Changes its working folder first, then opens by a bare name."""

import os

NOTICED = True


def solve(outside):
    os.chdir(outside["folder"])
    with open("key") as file:
        return file.read()
