"""Calls the module's own __getattr__."""

import numpy as np

library = np.__getattr__("linalg")


def solve(points):
    table = np.array([(x, 1.0) for x, _ in points])
    slope, start = library.lstsq(table, np.array([y for _, y in points]), rcond=None)[0]
    return float(slope), float(start)
