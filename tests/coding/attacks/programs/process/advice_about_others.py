"""Compares, advises on, moves and reaps others' memory: kcmp, process_madvise and kin."""

import ctypes
import os
import platform


def solve(outside):
    libc = ctypes.CDLL(None, use_errno=True)
    x86 = platform.machine() == "x86_64"
    kcmp, migrate, move, robust = (312, 256, 279, 274) if x86 else (272, 238, 239, 100)
    got = []
    room = (ctypes.c_uint64 * 4)(1, 1, 1, 1)
    for pid in (os.getppid(), outside["server"], outside["bystander"]):
        ways = {
            "kcmp": lambda pid=pid: libc.syscall(kcmp, os.getpid(), pid, 0, 1, 1),
            "migrate_pages": lambda pid=pid: libc.syscall(migrate, pid, 64, room, room),
            "move_pages": lambda pid=pid: libc.syscall(move, pid, 0, 0, 0, 0, 0),
            "robust list": lambda pid=pid: libc.syscall(
                robust, pid, ctypes.byref(room), ctypes.byref(room, 8)
            ),
        }
        for name, way in ways.items():
            if way() >= 0:
                got.append(f"{name} {pid}")
        handle = libc.syscall(434, pid, 0)
        if handle >= 0 and libc.syscall(448, handle, 0) == 0:
            got.append(f"process_mrelease {pid}")
    return got
