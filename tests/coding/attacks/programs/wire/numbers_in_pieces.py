"""Forges references, pieces, shapes and types that do not exist."""

import sys

FORGED = (
    {"yours": 1}, {"yours": -1}, {"yours": 10**30}, {"yours": "x"}, {"mine": []}, {"mine": [1]},
    {"mine": ["x", "object", "", [], "", 1]}, {"type": "os.system"}, {"type": "numpy.load"},
    {"type": ["x"]}, {"error": [{"type": "SystemExit"}, []]}, {"numpy.ndarray": ["|O", [3], "C", []]},
    {"numpy.ndarray": ["<f8", [1 << 62, 4], "C", 0]}, {"numpy.ndarray": ["<f8", [-1], "C", 0]},
    {"numpy.dtype": "|V99"}, {"numpy.dtype": "O"}, {"bytes": 99}, {"range": [0, 1]},
    {"range": [0, 1, 0]}, {"slice": []}, {"int": "zz"}, {"int": 5}, {"complex": []},
    {"datetime.datetime": ["", "../../etc/passwd", 0]}, {"datetime.timedelta": [1e300, 0, 0]},
    {"decimal.Decimal": "1e999999999"}, {"fractions.Fraction": [1, 0]}, {"nothing": 1}, {}, {"a": 1, "b": 2},
    {"collections.deque": [[1], "x"]}, {"dict": [[[]], [1]]}, {"set": [[]]}, {"row": ["x", ["class"], [1]]},
    {"row": ["__import__('os')", ["a"], [1]]}, {"errortype": [1, "E\0", [{"type": "int"}]]},
    {"pandas.DataFrame": []}, {"numpy.scalar": []}, {"os.system": "id"}, {"subprocess.Popen": ["id"]},
)  # fmt: skip


class Forged:
    """What the harness is made to write as forged structure."""


def solve(outside):
    turn = outside["call"]
    sys.modules["greenroom.coding.wire"].WRITERS[Forged] = lambda *_: FORGED[turn % len(FORGED)]
    return {"forged": Forged()}


RUNS = 40
