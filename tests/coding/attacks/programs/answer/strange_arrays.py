"""Returns arrays of objects, of records, of void, with hostile types and strides."""

import numpy as np


def solve(outside):
    class Trap:
        def __eq__(self, other):
            return True

        def __reduce__(self):
            return print, ("trapped",)

    found = []
    for make in (
        lambda: np.array([Trap()], dtype=object),
        lambda: np.zeros(3, dtype=[("a", "f8"), ("b", "O")]),
        lambda: np.zeros(3, dtype="V16"),
        lambda: np.zeros(0, dtype="V0"),
        lambda: np.lib.stride_tricks.as_strided(np.zeros(1), (1000, 1000), (0, 0)),
        lambda: np.zeros((0, 1 << 40)),
        lambda: np.zeros((1,) * 64),
    ):
        found.append(make())
    return {"arrays": found}
