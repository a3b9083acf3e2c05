"""Returns large arrays again and again, in case somebody keeps them."""

import numpy as np

CALLS = 60
STOPPED = True


def solve(outside):
    return np.zeros(5_000_000)
