"""Leaves a process behind that outlives the run."""

import os
import time


def solve(outside):
    if os.fork():
        return ["left"]
    os.setsid()
    if os.fork():
        os._exit(0)
    time.sleep(60)
