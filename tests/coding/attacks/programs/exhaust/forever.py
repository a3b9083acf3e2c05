"""Never ends."""

STOPPED = True


def solve(outside):
    while True:
        pass
