"""Sends a datagram."""

import socket

NOTICED = True


def solve(outside):
    line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    line.sendto(b"hello", ("127.0.0.1", outside["udp"]))
    return ["sent"]
