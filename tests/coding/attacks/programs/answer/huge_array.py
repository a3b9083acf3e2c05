"""Returns an array that looks a million times larger than it is."""

import numpy as np

STOPPED = True


def solve(outside):
    return np.broadcast_to(np.float64(1), (1 << 20, 1 << 20))
