"""Reads and writes others' memory by process_vm_readv and process_vm_writev."""

import ctypes
import os


def solve(outside):
    libc = ctypes.CDLL(None, use_errno=True)
    room = ctypes.create_string_buffer(64)
    here = (ctypes.c_uint64 * 2)(ctypes.addressof(room), 64)
    there = (ctypes.c_uint64 * 2)(id(room) & ~0xFFF, 8)
    got = []
    for pid in (os.getppid(), outside["server"], outside["bystander"]):
        for way in (libc.process_vm_readv, libc.process_vm_writev):
            ctypes.set_errno(0)
            done = way(pid, here, ctypes.c_ulong(1), there, ctypes.c_ulong(1), ctypes.c_ulong(0))
            if done > 0 or ctypes.get_errno() == 14:  # EFAULT: allowed, only the address is wrong
                got.append(f"{way.__name__} {pid}")
    return got
