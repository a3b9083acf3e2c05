"""Imports by __import__."""

import numpy as np



def solve(points):
    table = np.array([(x, 1.0) for x, _ in points])
    slope, start = __import__("numpy.linalg", fromlist=["x"]).lstsq(table, np.array([y for _, y in points]), rcond=None)[0]
    return float(slope), float(start)
