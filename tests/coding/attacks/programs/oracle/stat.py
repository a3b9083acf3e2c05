"""Learns whether a path exists; the one thing known to be open without a mount namespace."""

import os

ORACLE = True
NOTICED = True


def solve(outside):
    real, unreal = outside["key"], outside["key"] + "-not"
    ways = {
        "stat": os.stat,
        "lstat": os.lstat,
        "exists": lambda path: os.path.exists(path) or 1 / 0,
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
