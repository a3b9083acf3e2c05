"""Passes the module as an argument."""

import numpy as np


def fit(module, *args, **named):
    return module.lstsq(*args, **named)


def solve(points):
    table = np.array([(x, 1.0) for x, _ in points])
    slope, start = (lambda *a, **k: fit(np.linalg, *a, **k))(table, np.array([y for _, y in points]), rcond=None)[0]
    return float(slope), float(start)
