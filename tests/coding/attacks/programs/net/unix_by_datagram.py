"""Sends from one end of a socket pair to an address: a pair may be allowed where a socket is not."""

import socket

NOTICED = True


def solve(outside):
    here, _ = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    here.sendto(b"hello", "\0" + outside["datagram"])
    return ["sent"]
