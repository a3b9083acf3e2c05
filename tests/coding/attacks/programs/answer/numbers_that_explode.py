"""Returns short numbers that grow when they are compared or hashed."""

from decimal import Decimal
from fractions import Fraction


def solve(outside):
    return {
        "decimal": Decimal("1e999999999999999"),
        "range": range(10**30),
        "fraction": Fraction(1, 3**200_000),
    }
