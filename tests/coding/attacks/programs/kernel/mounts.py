"""Mounts and unmounts, by the old calls and the new."""

import ctypes


def solve(outside):
    libc = ctypes.CDLL(None, use_errno=True)
    folder = outside["empty"].encode()
    ways = {
        "mount": lambda: libc.mount(b"none", folder, b"tmpfs", 0, None),
        "bind": lambda: libc.mount(b"/", folder, None, 4096, None),
        "remount": lambda: libc.mount(None, b"/", None, 32 | 4096, None),
        "umount": lambda: libc.umount2(folder, 2),
        "open_tree": lambda: min(libc.syscall(428, -100, b"/", 1), 0),
        "fsopen": lambda: min(libc.syscall(430, b"tmpfs", 0), 0),
        "mount_setattr": lambda: libc.syscall(442, -100, b"/", 0, (ctypes.c_uint64 * 4)(), 32),
        "open_tree_attr": lambda: min(libc.syscall(467, -100, b"/", 1, None, 0), 0),
    }
    return [name for name, way in ways.items() if way() == 0]
