"""Reads the environments of init, the zygote, the server and a bystander."""

import os

NOTICED = True


def solve(outside):
    found = []
    for pid in (1, os.getppid(), outside["server"], outside["bystander"]):
        try:
            with open(f"/proc/{pid}/environ", "rb") as file:
                found.append(repr(file.read()))
        except OSError:
            pass
    return {"seen": found}
