"""How much may cross between check and submission: what is cheap to send can be dear to read."""

from collections import Counter
from typing import Any

MOST_JSON = 8 << 20  # bytes of structure in one frame
MOST_BYTES = 64 << 20  # bytes of one frame
MOST_IN_ALL = 256 << 20  # bytes a run may send; a check may keep all of it
DEEPEST = 80  # levels of nested containers
MOST_DIGITS = 250_000  # of an int, in sixteens: reckoning with more takes minutes
MOST_BITS = 200_000  # of a fraction's sides, which are reduced: that takes their square
MOST_ITEMS = 10_000_000  # of a range, which is short to send and long to walk
MOST_ALIKE = 500  # keys of one hash: each is compared with all others
MOST_ROWS = 200  # kinds of named tuples in one frame, each a class to be made


class Unsendable(Exception):
    """A value cannot cross, or what arrived is not what `wire` writes."""


def distinct(keys: list[Any]) -> list[Any]:
    """Let keys through whose hashes spread."""
    if len(keys) > MOST_ALIKE and max(Counter(map(hash, keys)).values()) > MOST_ALIKE:
        raise Unsendable("too many keys have the same hash")
    return keys


def whole(text: str) -> int:
    """Read an int in sixteens."""
    if len(text) > MOST_DIGITS:
        raise Unsendable("an int has too many digits")
    return int(text, 16)


def walkable(bounds: list[Any]) -> range:
    """Make a range."""
    found = range(*bounds)
    if len(found) > MOST_ITEMS:
        raise Unsendable(f"a range holds more than {MOST_ITEMS} items")
    return found


def sides(numbers: list[Any]) -> list[int]:
    """Let the two sides of a fraction through."""
    if any(type(side) is not int or side.bit_length() > MOST_BITS for side in numbers):
        raise Unsendable("a Fraction has too many digits")
    return numbers
