"""A sweep by one process, by two, and by Ray: the same bytes, and how much sooner."""

import argparse
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

from greenroom.labs.registry import WHERE
from greenroom.sweep import Sweep, sweep
from greenroom.world import open_world

ROUNDS = 2


def show(asked: argparse.Namespace) -> None:
    """Take turns, so that what else the machine does falls on both; print the ratio."""
    where = WHERE[asked.lab]
    with tempfile.TemporaryDirectory() as folder:
        took: dict[int, list[float]] = {1: [], 2: []}
        made: list[bytes] = []
        for turn in range(ROUNDS):
            for processes in (1, 2):
                out = Path(folder) / f"{processes}-{turn}.gz"
                took[processes].append(_seconds(Sweep(where=where, out=out, processes=processes)))
                made.append(out.read_bytes())
        one, two = min(took[1]), min(took[2])
        rounds = ", ".join(f"{a / b:.2f}" for a, b in zip(took[1], took[2], strict=True))
        print(f"{asked.lab}: 1 process {one:.0f} s, 2 processes {two:.0f} s")
        print(f"sooner by {one / two:.2f} (goal 1.7); round by round {rounds}")
        if find_spec("ray"):
            out = Path(folder) / "ray.gz"
            seconds = _seconds(Sweep(where=where, out=out, processes=2, engine="ray"))
            made.append(out.read_bytes())
            print(f"Ray on this machine, its start included: {seconds:.0f} s")
        else:
            print("Ray is not installed: pip install 'greenroom[cluster]'")
        print(f"the same bytes from {len(made)} sweeps: {len(set(made)) == 1}")


def _seconds(asked: Sweep) -> float:
    start = time.perf_counter()
    sweep(asked, open_world(), lambda _done, _total: None)
    return time.perf_counter() - start
