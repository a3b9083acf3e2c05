"""Connects to a Unix socket in the file system, as a Docker or SSH agent's is."""

import socket

NOTICED = True


def solve(outside):
    line = socket.socket(socket.AF_UNIX)
    line.connect(outside["unix"])
    return ["connected"]
