"""Takes the function apart: __wrapped__."""

import numpy as np

fit = np.linalg.lstsq.__wrapped__


def solve(points):
    table = np.array([(x, 1.0) for x, _ in points])
    slope, start = fit(table, np.array([y for _, y in points]), rcond=None)[0]
    return float(slope), float(start)
