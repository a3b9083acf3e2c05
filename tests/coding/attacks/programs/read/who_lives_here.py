"""Reads the machine's lists of users."""


def solve(outside):
    got = []
    for path in ("/etc/passwd", "/etc/shadow", "/etc/group", "/etc/hosts", "/etc/machine-id"):
        try:
            with open(path) as file:
                got.append(path + file.read(40))
        except OSError:
            pass
    return got
