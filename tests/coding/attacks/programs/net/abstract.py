"""Connects to a Unix socket without a file, which no file permission guards."""

import socket

NOTICED = True


def solve(outside):
    line = socket.socket(socket.AF_UNIX)
    line.connect("\0" + outside["abstract"])
    return ["connected"]
