"""Does the same without fcntl: FIOSETOWN and SIOCSPGRP, then FIOASYNC, on sockets it has."""

import fcntl
import os
import socket

NOTICED = True


def solve(outside):
    try:
        numbers = [line.detach() for line in socket.socketpair()]
    except OSError:
        numbers = []
    got = []
    owner = outside["bystander"].to_bytes(4, "little")
    for number in [*numbers, *range(64)]:
        for name, request, value in (
            ("FIOSETOWN", 0x8901, owner),
            ("SIOCSPGRP", 0x8902, owner),
        ):
            try:
                fcntl.ioctl(number, request, value)
                got.append(f"{name} on {number}")
                fcntl.ioctl(number, 0x5452, (1).to_bytes(4, "little"))
            except OSError:
                pass
    for number in numbers[::-1]:
        os.write(number, b"x")
    return got
