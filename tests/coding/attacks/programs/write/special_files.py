"""Makes pipes, devices and sockets in the file system."""

import os
import socket
import stat


def solve(outside):
    got = []
    for folder in (outside["folder"], "/tmp", "/dev/shm", "/dev", "."):
        path = os.path.join(folder, outside["mark"])
        ways = {
            "fifo": lambda path=path: os.mkfifo(path + "f"),
            "null": lambda path=path: os.mknod(path + "n", stat.S_IFCHR | 0o666, os.makedev(1, 3)),
            "disk": lambda path=path: os.mknod(path + "d", stat.S_IFBLK | 0o666, os.makedev(7, 0)),
            "socket": lambda path=path: socket.socket(socket.AF_UNIX).bind(path + "s"),
        }
        for name, way in ways.items():
            try:
                way()
                got.append(f"{name} in {folder}")
            except OSError:
                pass
    return got
