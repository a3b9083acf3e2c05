"""Sends with MSG_FASTOPEN, which connects without connect()."""

import socket

NOTICED = True


def solve(outside):
    line = socket.socket()
    line.sendto(b"hello", 0x20000000, ("127.0.0.1", outside["tcp"]))
    return ["sent"]
