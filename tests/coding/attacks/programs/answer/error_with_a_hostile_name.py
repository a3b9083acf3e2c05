"""Raises an error whose class has a hostile name, module and traceback."""

STOPPED = True


class Meta(type):
    @property
    def __name__(cls):
        return "\x1b[2J" * 1000

    def __str__(cls):
        raise SystemExit


def solve(outside):
    error = Meta("E", (Exception,), {"__module__": property(lambda self: 1 / 0)})
    raise error(outside)
