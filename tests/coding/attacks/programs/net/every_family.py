"""Makes a socket of every family and type there is."""

import socket


def solve(outside):
    got = []
    for family in range(1, 46):
        for kind in (1, 2, 3, 5):
            try:
                socket.socket(family, kind).close()
            except OSError:
                continue
            got.append(f"family {family} type {kind}")
    return got
