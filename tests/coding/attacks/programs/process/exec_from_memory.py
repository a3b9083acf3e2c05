"""Becomes a program by a descriptor, without a path."""

import os
import sys

NOTICED = True


def solve(outside):
    file = os.open(os.path.realpath(sys.executable), os.O_RDONLY)
    os.execve(file, ["python", "-c", "import time; time.sleep(60)"], {})
