"""Reads a key in the home folder by its path."""

NOTICED = True


def solve(outside):
    with open(outside["key"]) as file:
        return file.read()
