"""Asks the kernel for the machine's interfaces and routes."""

import os
import socket


def solve(outside):
    got = []
    try:
        got.extend(name for _, name in socket.if_nameindex() if name != "lo")
    except OSError:
        pass
    for path in ("/proc/net/route", "/proc/net/tcp", "/proc/net/unix", "/sys/class/net"):
        try:
            os.close(os.open(path, os.O_RDONLY))
        except OSError:
            continue
        got.append(path)
    return got
