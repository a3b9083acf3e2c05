"""Takes a bystander's file descriptors and processor time away by prlimit."""

import resource

NOTICED = True


def solve(outside):
    got = []
    for what in (resource.RLIMIT_CPU, resource.RLIMIT_NOFILE, resource.RLIMIT_AS):
        try:
            resource.prlimit(outside["bystander"], what, (1, 1))
            got.append(what)
        except OSError:
            pass
    return got
