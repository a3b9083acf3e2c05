"""Returns a fraction whose two sides are so long that reducing it takes a day."""

from fractions import Fraction

STOPPED = True


def solve(outside):
    made = object.__new__(Fraction)
    made._numerator = (1 << 30_000_000) // 7
    made._denominator = (1 << 29_999_983) // 5
    return made
