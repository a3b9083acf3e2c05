"""Takes the module out of sys.modules."""

import numpy as np
import sys


def solve(points):
    table = np.array([(x, 1.0) for x, _ in points])
    slope, start = sys.modules["numpy.linalg"].lstsq(table, np.array([y for _, y in points]), rcond=None)[0]
    return float(slope), float(start)
