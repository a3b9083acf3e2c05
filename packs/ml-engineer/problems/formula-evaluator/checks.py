"""Checks of formula-evaluator."""

import math
import random
import re

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st

NO_VALUES = {}
PLANT = {"level": 30.0, "flow": 4.0, "x": 2.0, "y": -3.0, "e1": 7.0}


def _fails_at(candidate, formula, position, values=PLANT):
    error = raises(ValueError, candidate, formula, values)
    found = re.search(r"position (\d+)", str(error))
    assert found, f"no `position N` in the message {str(error)!r}"
    assert int(found.group(1)) == position, f"{formula!r} fails at {position}, not {found.group(1)}"


def _random_formula(rng, depth):
    """A formula that is well formed, with blanks and parentheses here and there."""
    if depth == 0 or rng.random() < 0.2:
        return rng.choice(["1", "2", "0.5", "3.25", "x", "y", "1e1", "2.5E-1", "level"])
    left, right = _random_formula(rng, depth - 1), _random_formula(rng, depth - 1)
    shape = rng.random()
    if shape < 0.2:
        return f"-{left}"
    if shape < 0.4:
        return f"({left}{rng.choice([' + ', '-', '/'])}{right})"
    return left + rng.choice(["+", "-", " - ", "*", " * ", "/", " / "]) + right


def check_example(candidate):
    """The example of the brief is 13."""
    close(candidate("level - flow*2^2 - 1", PLANT), 13.0)


def check_precedence(candidate):
    """Powers come first, then products and quotients, then sums and differences."""
    for formula, want in (("2+3*4", 14), ("2*3+4", 10), ("2*3^2", 18), ("10-6/2", 7), ("6/2-1", 2)):
        close(candidate(formula, NO_VALUES), want)


def check_parentheses(candidate):
    """Parentheses come before everything."""
    for formula, want in (("(2+3)*4", 20), ("2*(3+4)", 14), ("((7))", 7), ("(1+1)^(1+2)", 8)):
        close(candidate(formula, NO_VALUES), want)


def check_malformed(candidate):
    """The malformed examples of the brief raise ValueError with their positions."""
    _fails_at(candidate, "1 + * 2", 5)
    _fails_at(candidate, "(1 2)", 4)
    _fails_at(candidate, "(1+2", 5)


def check_groups_to_the_left(candidate):
    """Equal operators but the power group to the left."""
    for formula, want in (
        ("8-3-2", 3),
        ("8-3+2", 7),
        ("16/4/2", 2),
        ("16/4*2", 8),
        ("1-2-3-4", -8),
    ):
        close(candidate(formula, NO_VALUES), want)


def check_powers_group_to_the_right(candidate):
    """A tower of powers is computed from the top."""
    close(candidate("2^3^2", NO_VALUES), 512)
    close(candidate("2^2^3*2", NO_VALUES), 512)


def check_minus_in_front(candidate):
    """A minus in front binds less than a power and more than a product."""
    cases = {
        "-2^2": -4,
        "(-2)^2": 4,
        "2^-1": 0.5,
        "2^-1*3": 1.5,
        "-2*3": -6,
        "2*-3": -6,
        "2--3": 5,
        "2 - -3": 5,
        "--2": 2,
        "-(1+2)": -3,
        "2^-2^2": 0.0625,
        "-x": -2,
        "4/-2-1": -3,
    }
    for formula, want in cases.items():
        close(candidate(formula, PLANT), want)


def check_numbers(candidate):
    """Numbers may have a fraction and an exponent."""
    for formula, want in (
        ("12", 12),
        ("0.5", 0.5),
        ("1.5e-3", 0.0015),
        ("2E2", 200),
        ("1e+2", 100),
    ):
        close(candidate(formula, NO_VALUES), want)
    close(candidate("1e3-1", NO_VALUES), 999)


def check_names(candidate):
    """Names hold letters, digits and underscores, and may look like an exponent."""
    values = {"a_1": 2.0, "_b": 3.0, "Größe": 5.0, "e1": 7.0, "E": 11.0}

    close(candidate("a_1*_b+Größe*e1-E", values), 30)


def check_blanks(candidate):
    """Blanks, tabs and line ends may stand between any two parts."""
    close(candidate("  ( 1+2 )\t*\n3  ", NO_VALUES), 9)
    close(candidate("1+2", NO_VALUES), 3)


def check_floats(candidate):
    """All arithmetic is in floats, for whole numbers and whole values too."""
    for formula in ("7", "n", "2^3", "6/3", "n*n"):
        assert isinstance(candidate(formula, {"n": 3}), float), f"{formula} should give a float"
    close(candidate("7/2", NO_VALUES), 3.5)


def check_ends_too_early(candidate):
    """What ends too early fails just after its end."""
    for formula, position in (("", 1), ("  ", 3), ("1+", 3), ("-", 2), ("2*(3+", 6), ("((1)", 5)):
        _fails_at(candidate, formula, position)


def check_what_cannot_stand_there(candidate):
    """The first part that cannot stand where it stands is named by its position."""
    cases = {
        "1 2": 3,
        "x y": 3,
        "2x": 2,
        "2(3)": 2,
        "(1)(2)": 4,
        "x (1)": 3,
        ")": 1,
        "1)": 2,
        "(1))+2": 4,
        "()": 2,
        "*2": 1,
        "+2": 1,
        "2*+3": 3,
        "2**3": 3,
        "1 - / 2": 5,
        "(2+)": 4,
        "-)": 2,
    }
    for formula, position in cases.items():
        _fails_at(candidate, formula, position)


def check_signs_nobody_knows(candidate):
    """Other signs are malformed where they stand, before and after operands."""
    for formula, position in (
        ("1 % 2", 3),
        ("$", 1),
        ("1+#", 3),
        ("a.b", 2),
        ("x = 2", 3),
        ("1,2", 2),
    ):
        _fails_at(candidate, formula, position, {"a": 1.0, "b": 2.0, "x": 3.0})


def check_names_without_value(candidate):
    """A name without a value raises KeyError."""
    raises(KeyError, candidate, "level + depth", PLANT)
    raises(KeyError, candidate, "negative", PLANT)
    raises(KeyError, candidate, "1 + x", NO_VALUES)


def check_division_by_zero(candidate):
    """Dividing by zero raises ZeroDivisionError, as does zero to a negative power."""
    raises(ZeroDivisionError, candidate, "1/(x-2)", PLANT)
    raises(ZeroDivisionError, candidate, "0^-1", PLANT)


def check_no_real_number(candidate):
    """A power that is no real number raises ValueError; others of negative numbers are fine."""
    raises(ValueError, candidate, "(-8)^0.5", NO_VALUES)
    raises(ValueError, candidate, "1 + y^0.5", PLANT)
    close(candidate("(-2)^3", NO_VALUES), -8)
    close(candidate("(-2)^-2", NO_VALUES), 0.25)


def check_malformed_is_told_first(candidate):
    """A malformed formula is told as such, whatever else is wrong with it."""
    _fails_at(candidate, "1/0 + )", 7)
    _fails_at(candidate, "depth * * 2", 9)
    _fails_at(candidate, "(0-8)^0.5 2", 11)


def check_python_is_not_run(candidate):
    """Python that is no formula is malformed or has no value."""
    for formula in ("__import__('os')", "[].append(1)", "x if x else y", "lambda: 0", "2 ** 3"):
        raises((ValueError, KeyError), candidate, formula, PLANT)
    raises(KeyError, candidate, "print", PLANT)


def check_values_are_left_alone(candidate):
    """The mapping of values is not changed."""
    unchanged(candidate, "x + y", dict(PLANT))


def check_same_as_python(candidate):
    """Random formulas have the value that Python gives them."""

    @holds_for(st.integers(0, 100_000), examples=60)
    def same_value(seed):
        rng = random.Random(seed)
        formula = _random_formula(rng, rng.randrange(1, 5))
        try:
            want = eval(formula, {"__builtins__": {}}, PLANT)  # noqa: S307 - a formula of our own
        except ZeroDivisionError:
            raises(ZeroDivisionError, candidate, formula, PLANT)
        else:
            close(candidate(formula, PLANT), want)


def check_deep_nesting(candidate):
    """Thousands of nested parentheses, signs in front and powers are no problem."""
    deep = 5000
    close(candidate("(" * deep + "x" + ")" * deep, PLANT), 2)
    close(candidate("(1+" * deep + "x" + ")" * deep, PLANT), 5002)
    close(candidate("-" * deep + "x", PLANT), 2)
    close(candidate("1^" * deep + "x", PLANT), 1)


def check_long_formulas_in_time(candidate):
    """Ten thousand terms are computed in time."""
    formula, values = sized(10_000)
    want = math.fsum((-1) ** n * (n % 7) * 2.0 for n in range(10_000))

    close(candidate(formula, values), want)


def sized(n):
    """A sum of n products, with alternating signs."""
    terms = (f"{'-' if k % 2 else '+'}{k % 7}*x" for k in range(n))
    return "0" + " ".join(terms), {"x": 2.0}
