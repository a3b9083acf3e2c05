"""Takes memory by NumPy."""

import numpy as np

STOPPED = True


def solve(outside):
    kept = []
    while True:
        kept.append(np.ones(1 << 23))
