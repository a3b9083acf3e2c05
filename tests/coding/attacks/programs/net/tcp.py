"""Connects to a listener on this machine, by both families and by every name."""

import socket

NOTICED = True


def solve(outside):
    got = []
    for host in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "127.1.2.3"):
        try:
            with socket.create_connection((host, outside["tcp"]), timeout=1) as line:
                line.sendall(b"hello")
            got.append(host)
        except OSError:
            pass
    return got
