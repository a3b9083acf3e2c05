"""Opens a door for others to come in."""

import socket

NOTICED = True


def solve(outside):
    line = socket.socket()
    line.bind(("127.0.0.1", 0))
    line.listen()
    return [f"listening on {line.getsockname()}"]
