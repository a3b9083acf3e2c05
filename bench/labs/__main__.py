"""Runs the parts that are named, or all: `python -m bench.labs [PART ...]`.

handbook: published quality, cost and speed beside ours. service: parity and latency. drift:
delay, false alarms, bills. theory: identities, rates, recall. answers: the grids, and real runs.
sweep: one process, two, and Ray.
"""

import argparse
import os
import platform
from collections.abc import Callable, Mapping

from bench.labs.answers import show as answers
from bench.labs.drift import show as drift
from bench.labs.handbook import show as handbook
from bench.labs.service import show as service
from bench.labs.sweeps import show as sweep
from bench.labs.theory import show as theory

PARTS: Mapping[str, Callable[[argparse.Namespace], None]] = {
    "handbook": handbook,
    "service": service,
    "drift": drift,
    "theory": theory,
    "answers": answers,
    "sweep": sweep,
}


def main() -> None:
    """Print every part asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.labs", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--seeds", type=int, default=20, help="worlds that are drawn")
    parser.add_argument("--lab", default="descent", help="the lab that is swept")
    asked = parser.parse_args()
    unknown = set(asked.parts) - set(PARTS)
    if unknown:
        parser.error(f"no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {load} at the start")
    for name in asked.parts or PARTS:
        print(f"\n{name}")
        PARTS[name](asked)


if __name__ == "__main__":
    main()
