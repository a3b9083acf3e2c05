"""Leaves something in modules and builtins for the next run."""

import builtins
import json
import os
import sys

TURNS = 2


def solve(outside):
    found = [
        hasattr(builtins, "left_behind"),
        hasattr(json, "left_behind"),
        "left_behind" in sys.modules,
        "LEFT_BEHIND" in os.environ,
    ]
    builtins.left_behind = json.left_behind = 1
    sys.modules["left_behind"] = json
    os.environ["LEFT_BEHIND"] = "1"
    return [found] if any(found) else []
