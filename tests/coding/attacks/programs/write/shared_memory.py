"""Leaves something in shared memory, by file, by the standard library, by name."""

import ctypes
from multiprocessing import shared_memory


def solve(outside):
    got = []
    name = outside["mark"]
    try:
        with open(f"/dev/shm/{name}a", "w") as file:
            file.write("here")
        got.append("file")
    except OSError:
        pass
    if ctypes.CDLL(None).shm_open(f"/{name}b".encode(), 0o102, 0o600) >= 0:
        got.append("shm_open")
    try:
        shared_memory.SharedMemory(name + "c", create=True, size=4096)
        got.append("SharedMemory")
    except (OSError, ImportError):
        pass
    return got
