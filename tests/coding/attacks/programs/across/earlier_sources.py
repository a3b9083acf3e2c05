"""Looks through its own memory for what an earlier run was given."""

import ctypes
import os

TURNS = 2
PAGE = 4096


def solve(outside):
    """A pipe reads any page that is there, and says EFAULT where none is."""
    if outside["turn"] == 1:
        return {"kept": outside["whisper"][:0]}
    libc = ctypes.CDLL(None, use_errno=True)
    reading, writing = os.pipe()
    needle = b"-".join([b"canary", b""])
    places = {id(thing) >> 26 for thing in (outside, needle, solve, os, b"", [], {}, 10**30, "é")}
    found = []
    for place in places:
        for page in range(place << 26, (place + 1) << 26, PAGE):
            if libc.write(writing, ctypes.c_void_p(page), PAGE) != PAGE:
                continue
            text = os.read(reading, PAGE)
            found += [repr(needle + piece[:40]) for piece in text.split(needle)[1:]]
    return {"seen": found}
