"""Goes through /proc's links to other roots and working folders."""

import os

NOTICED = True


def solve(outside):
    got = []
    for pid in ("self", "1", os.getppid(), outside["server"], outside["bystander"]):
        for link in ("root", "cwd/../../../../../../..", "task/../root"):
            try:
                with open(f"/proc/{pid}/{link}{outside['key']}") as file:
                    got.append(file.read())
            except OSError:
                pass
    return got
