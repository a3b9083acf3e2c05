"""Passes the module through several names."""

import numpy as np

a = np
b, c = a, 1
d = b.linalg if c else None


def solve(points):
    table = np.array([(x, 1.0) for x, _ in points])
    slope, start = d.lstsq(table, np.array([y for _, y in points]), rcond=None)[0]
    return float(slope), float(start)
