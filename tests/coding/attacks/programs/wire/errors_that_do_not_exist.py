"""Forges errors of classes that end servers, with wrong counts, types and texts."""

import sys

STOPPED = True
RUNS = 12
CALLS = 2

FORGED = (
    ("error", {"type": "KeyboardInterrupt"}, "", [], 0, [], None),
    ("error", {"type": "SystemExit"}, "", [0], 0, [], None),
    ("error", {"type": "BaseException"}, "", [], 0, [], None),
    ("error", {"type": "int"}, "", [], 0, [], None),
    ("error", 5, "", [], 0, [], None),
    ("error", {"type": "ValueError"}, {"type": "int"}, 5, "x", 7, 8),
    ("error", {"type": "UnicodeDecodeError"}, "x", [1], 0, [], None),
    ("error", {"type": "ExceptionGroup"}, "x", ["x", []], 0, [], None),
    ("lent error", 1),
    ("lent error", "x"),
    ("error", {"errortype": [1, "\ud800", [{"type": "StopIteration"}]]}, "", [], 0, [], None),
    ("stop",),
)


class Forged(list):
    """What the harness is made to write as forged structure."""


def solve(outside):
    wire, inside = (sys.modules[f"greenroom.coding.{name}"] for name in ("wire", "inside"))
    kind, *rest = FORGED[outside["call"] % len(FORGED)]
    send = inside.Inside.send
    wire.WRITERS[Forged] = lambda value, writer: [kind, value[0], *rest]
    inside.Inside.send = lambda self, message: send(self, Forged([message[1]]))
    return {"the next": "is forged"}
