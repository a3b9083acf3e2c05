"""And by F_SETOWN_EX, for one thread of another process."""

import fcntl
import os

NOTICED = True


def solve(outside):
    reading, writing = os.pipe()
    owner = (0).to_bytes(4, "little") + outside["bystander"].to_bytes(4, "little")
    fcntl.fcntl(reading, 15, owner)
    fcntl.fcntl(reading, 10, 9)
    fcntl.fcntl(reading, fcntl.F_SETFL, os.O_ASYNC)
    os.write(writing, b"x")
    return ["owned"]
