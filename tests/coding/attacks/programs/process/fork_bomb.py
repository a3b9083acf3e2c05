"""Forks in a loop; bounded, for the day it works."""

import os
import time


def solve(outside):
    made = 0
    for _ in range(60):
        try:
            if os.fork() == 0:
                time.sleep(60)
        except OSError:
            continue
        made += 1
    return [made] if made else []
