"""Runs text by an interactive interpreter."""

import numpy as np
import code

KEPT = {"np": np}
code.InteractiveInterpreter(KEPT).runsource("fit = np.linalg.lstsq")


def solve(points):
    table = np.array([(x, 1.0) for x, _ in points])
    slope, start = KEPT["fit"](table, np.array([y for _, y in points]), rcond=None)[0]
    return float(slope), float(start)
