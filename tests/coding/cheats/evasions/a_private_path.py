"""Imports the function from where a private module keeps it."""

import numpy as np
from numpy.lib._polynomial_impl import lstsq as fit


def solve(points):
    table = np.array([(x, 1.0) for x, _ in points])
    slope, start = fit(table, np.array([y for _, y in points]), rcond=None)[0]
    return float(slope), float(start)
