"""Imports by importlib."""

import numpy as np
import importlib


def solve(points):
    table = np.array([(x, 1.0) for x, _ in points])
    slope, start = importlib.import_module("numpy.linalg").lstsq(table, np.array([y for _, y in points]), rcond=None)[0]
    return float(slope), float(start)
