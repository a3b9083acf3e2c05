"""Runs text by timeit."""

import numpy as np
import timeit

KEPT = {}
timeit.timeit("KEPT.update(fit=np.linalg.lstsq)", number=1, globals={"np": np, "KEPT": KEPT})


def solve(points):
    table = np.array([(x, 1.0) for x, _ in points])
    slope, start = KEPT["fit"](table, np.array([y for _, y in points]), rcond=None)[0]
    return float(slope), float(start)
