"""Reads the kernel's log."""

import ctypes


def solve(outside):
    libc = ctypes.CDLL(None, use_errno=True)
    room = ctypes.create_string_buffer(4096)
    got = [room.value[:40]] if libc.klogctl(3, room, 4096) > 0 else []
    try:
        with open("/dev/kmsg", "rb") as file:
            got.append(f"opened {file.name}")
    except OSError:
        pass
    return got
