"""Reads attributes by a class pattern."""

import numpy as np

match np:
    case object(linalg=object(lstsq=fit)):
        pass


def solve(points):
    table = np.array([(x, 1.0) for x, _ in points])
    slope, start = fit(table, np.array([y for _, y in points]), rcond=None)[0]
    return float(slope), float(start)
