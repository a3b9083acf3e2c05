"""How soon a default design is answered from the shipped grid, and what measuring it costs."""

import argparse
import os
import subprocess
import sys
import time

from greenroom.labs.choosing import settle
from greenroom.labs.grid import SHIPPED, answer, grid_file
from greenroom.labs.registry import labs
from greenroom.labs.run import run

COLD = (
    "from greenroom.labs.grid import SHIPPED, answer\n"
    "from greenroom.labs.registry import find_lab\n"
    "assert answer(find_lab({lab!r}), {{}}, 0, (SHIPPED,)) is not None\n"
)


def show(_asked: argparse.Namespace) -> None:
    """Print a row for each lab; goals are a second, and 60 CPU seconds."""
    print("lab            answered, ms: cold process / warm    real run, CPU s    grid, kB")
    for lab_id, lab in labs().items():
        ahead = "not in a grid"
        if answer(lab, {}, 0, (SHIPPED,)) is not None:
            wall, worked = _cold(lab_id)
            ahead = f"{wall:5.0f} ({worked:.0f} of CPU) / {_warm(lab_id):.1f}"
        start = time.process_time()
        run(lab, settle(lab, {}))
        took = time.process_time() - start
        path = grid_file(lab_id, SHIPPED)
        size = path.stat().st_size / 1e3 if path.exists() else 0
        print(f"{lab_id:14} {ahead:>36}    {took:15.2f}    {size:8.0f}")


def _warm(lab_id: str) -> float:
    lab, took = labs()[lab_id], []
    for _ in range(20):
        start = time.perf_counter()
        answer(lab, {}, 0, (SHIPPED,))
        took.append(time.perf_counter() - start)
    return sorted(took)[10] * 1e3


def _cold(lab_id: str) -> tuple[float, float]:
    """A new Python process that answers: milliseconds on the wall and of the CPU, better of two."""
    took, worked = [], []
    for _ in range(2):
        start, before = time.perf_counter(), _children()
        subprocess.run([sys.executable, "-c", COLD.format(lab=lab_id)], check=True)
        took.append(time.perf_counter() - start)
        worked.append(_children() - before)
    return min(took) * 1e3, min(worked) * 1e3


def _children() -> float:
    used = os.times()
    return used.children_user + used.children_system
