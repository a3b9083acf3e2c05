"""Attacks before any function is called, in case the sandbox is closed too late."""

import glob
import os
import subprocess

found = []
for path in ("/etc/passwd", "/proc/1/environ", *glob.glob("/tmp/*/*/*/home/key")):
    try:
        with open(path) as file:
            found.append(file.read())
    except OSError:
        pass
try:
    subprocess.Popen(["/bin/sleep", "60"])
    found.append("started")
except OSError:
    pass
try:
    if os.fork() == 0:
        os._exit(0)
    found.append("forked")
except OSError:
    pass


def solve(outside):
    return found
