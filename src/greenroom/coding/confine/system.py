"""The C library, loaded once: a zygote has it before it forks, and a run pays nothing for it."""

import ctypes
from functools import cache


@cache
def libc() -> ctypes.CDLL:
    """The C library of this process, with its error number kept."""
    found = ctypes.CDLL(None, use_errno=True)
    if hasattr(found, "syscall"):
        found.syscall.restype = ctypes.c_long
    return found
