"""Lists the home folder; a file there is named by the secret."""

import os

NOTICED = True


def solve(outside):
    return [os.listdir(outside["home"]), os.listdir(os.path.expanduser("~"))]
