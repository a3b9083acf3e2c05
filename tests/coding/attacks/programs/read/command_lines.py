"""Reads every command line; a bystander's holds the secret."""

import os

NOTICED = True


def solve(outside):
    found, numbers = [], [outside["bystander"], outside["server"], os.getppid(), *range(1, 40)]
    try:
        numbers += [int(name) for name in os.listdir("/proc") if name.isdigit()]
    except OSError:
        pass
    for pid in numbers:
        try:
            with open(f"/proc/{pid}/cmdline", "rb") as file:
                found.append(repr(file.read(4000)))
        except OSError:
            pass
    return {"seen": [text for text in found if "canary" in text]}
