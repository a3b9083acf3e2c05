"""Makes a file in every folder it can think of."""

import json
import os


def solve(outside):
    got = []
    for folder in (
        *(outside["folder"], outside["home"], ".", "/", "/tmp", "/var/tmp", "/run", "/dev", "/dev/shm"),
        *("/dev/mqueue", "/proc", "/sys", "/etc", "/opt", "/root", "/home", "/usr/local/lib"),
        *(os.path.dirname(json.__file__), outside["packages"], os.path.dirname(outside["readable"])),
    ):
        path = os.path.join(folder, outside["mark"])
        try:
            with open(path, "w") as file:
                file.write("here")
        except OSError:
            continue
        got.append(path)
    return got
