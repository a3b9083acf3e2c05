"""Opens a file for writing, for appending, for both."""

NOTICED = True


def solve(outside):
    got = []
    for mode in ("r+", "a", "w"):
        try:
            with open(outside["key"], mode) as file:
                file.write("changed")
            got.append(mode)
        except OSError:
            pass
    return got
