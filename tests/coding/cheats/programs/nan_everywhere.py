"""Returns arrays, lists and tables of NaN."""

import numpy as np


def solve(what, values):
    nan = float("nan")
    return {"ranks": np.full(3, nan), "sorted": [nan] * 3, "table": {"mean": nan}}.get(what, nan)
