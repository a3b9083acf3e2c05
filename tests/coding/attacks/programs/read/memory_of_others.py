"""Opens the memory of the zygote, the server and a bystander."""

import os


def solve(outside):
    got = []
    for pid in (1, os.getppid(), outside["server"], outside["bystander"]):
        try:
            with open(f"/proc/{pid}/mem", "rb") as file:
                got.append(f"memory of {pid} opened: {file.fileno()}")
        except OSError:
            pass
    return got
