"""Opens what it may read, and changes mode, times, attributes and flags through the descriptor."""

import fcntl
import os

NOTICED = True


def solve(outside):
    file = os.open(outside["readable"], os.O_RDONLY)
    ways = {
        "fchmod": lambda: os.fchmod(file, 0o640),
        "fchown": lambda: os.fchown(file, os.getuid(), os.getgid()),
        "futimens": lambda: os.utime(file, (2, 2)),
        "fsetxattr": lambda: os.setxattr(file, "user.mark", b"1"),
        "flags": lambda: fcntl.ioctl(file, 0x40086602, (0x40).to_bytes(8, "little")),
        "extended flags": lambda: fcntl.ioctl(file, 0x401C5820, (0x80).to_bytes(28, "little")),
        "ftruncate": lambda: os.ftruncate(file, 0),
    }
    got = []
    for name, way in ways.items():
        try:
            way()
            got.append(name)
        except OSError:
            pass
    return got
