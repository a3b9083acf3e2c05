"""Learns whether a path exists by access, statfs, chdir, O_PATH, readlink and failing to open."""

import os

ORACLE = True
NOTICED = True


def solve(outside):
    real, unreal = outside["folder"], outside["folder"] + "-not"
    ways = {
        "access": lambda path: os.access(path, os.F_OK) or 1 / 0,
        "statvfs": os.statvfs,
        "chdir": os.chdir,
        "path": lambda path: os.open(path, os.O_PATH),
        "readlink": os.readlink,
        "open": lambda path: os.open(path, os.O_RDONLY),
        "listxattr": os.listxattr,
        "getxattr": lambda path: os.getxattr(path, "user.none"),
        "rename": lambda path: os.rename(path, path + "2"),
    }
    told = []
    for name, way in ways.items():
        answers = []
        for path in (real, unreal):
            try:
                way(path)
                answers.append("yes")
            except Exception as error:
                answers.append(f"{type(error).__name__} {getattr(error, 'errno', '')}")
        if answers[0] != answers[1]:
            told.append(name)
    return told
