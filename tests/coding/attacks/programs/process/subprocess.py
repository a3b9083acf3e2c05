"""Starts programs by the standard library."""

import multiprocessing
import os
import subprocess
import sys


def solve(outside):
    got = []
    ways = {
        "subprocess": lambda: subprocess.Popen(["/bin/sleep", "60"]),
        "system": lambda: os.system("/bin/sleep 60 &") and 1 / 0,
        "popen": lambda: subprocess.check_output([sys.executable, "-c", "print(1)"]),
        "spawn": lambda: os.posix_spawn("/bin/sleep", ["sleep", "60"], {}),
        "process": lambda: multiprocessing.Process(target=print).start(),
    }
    for name, way in ways.items():
        try:
            way()
            got.append(name)
        except Exception:
            pass
    return got
