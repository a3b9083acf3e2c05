"""Poisons the compiled modules that the server will load."""

import json
import os
import py_compile


def solve(outside):
    target = os.path.join(os.path.dirname(json.__file__), "__pycache__", outside["mark"] + ".pyc")
    py_compile.compile(json.__file__, target, doraise=True)
    return ["compiled"]
