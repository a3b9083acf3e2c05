"""Checks of population-stability."""

from math import log

import numpy as np
import pandas as pd

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st

NAN = float("nan")
LEAST = 0.0001


def numbers(*values):
    return pd.DataFrame({"km": pd.Series(list(values), dtype="float64")})


def texts(*values):
    return pd.DataFrame({"town": pd.Series(list(values), dtype="str")})


def psi_of(*shares):
    """The index from pairs of shares (reference, current)."""
    pairs = [(max(r, LEAST), max(c, LEAST)) for r, c in shares]
    return sum((c - r) * log(c / r) for r, c in pairs)


def one(candidate, reference, current, **named):
    """The only row of the table, as psi, unseen, missing."""
    got = candidate(reference, current, **named)
    assert got.columns.tolist() == ["psi", "unseen", "missing"]
    assert got.index.tolist() == reference.columns.tolist()
    return got.iloc[0].tolist()


def slowly(before, now, bins):
    """The index of one column, value by value."""
    known = sorted(value for value in before if not pd.isna(value))
    cuts = []
    if known and not isinstance(known[0], str):
        cuts = [float(np.quantile(known, n / bins)) for n in range(1, bins)]

    def place(value):
        if pd.isna(value):
            return "missing"
        if isinstance(value, str):
            return f"text {value}" if value in known else "new"
        return sum(cut < value for cut in set(cuts))

    old, new = [place(value) for value in before], [place(value) for value in now]
    return psi_of(*[(old.count(p) / len(old), new.count(p) / len(new)) for p in {*old, *new}])


def random_tables(seed, rows=40, more=25):
    """Two tables of three columns, with repeated numbers and missing values."""
    dice = np.random.default_rng(seed)

    def table(count, shift):
        frame = pd.DataFrame(
            {
                "km": dice.integers(0, 12, count) + shift,
                "hours": dice.normal(size=count).round(1) + shift,
                "town": dice.choice(list("abcdef"[shift : 4 + shift]), count),
            }
        ).astype({"km": "float64", "town": "str"})
        return frame.mask(dice.random((count, 3)) < 0.1)

    return table(rows, 0), table(more, int(dice.integers(0, 3)))


def check_example(candidate):
    """The example of the brief: 0.2747 with two bins."""
    got = one(candidate, numbers(1, 2, 3, 4), numbers(1, 1, 1, 4), bins=2)

    close(got, [0.25 * log(1.5) - 0.25 * log(0.5), 0.0, 0.0])
    assert round(got[0], 4) == 0.2747


def check_texts(candidate):
    """Each known text is a bin, and all new ones together are another."""
    got = one(candidate, texts("a", "a", "b", "b"), texts("a", "b", "b", "c", "d"))

    close(got, [psi_of((0.5, 0.2), (0.5, 0.4), (0.0, 0.4)), 0.4, 0.0])


def check_missing_values_are_a_bin(candidate):
    """Missing values have a bin of their own and count among all rows."""
    got = one(candidate, numbers(1, 2, 3, 4, NAN), numbers(1, 4, NAN, NAN), bins=2)

    close(got, [psi_of((0.4, 0.25), (0.4, 0.25), (0.2, 0.5)), 0.0, 0.3])
    got = one(candidate, texts("a", "a", None, "b"), texts("a", None, None, "x"))
    close(got, [psi_of((0.5, 0.25), (0.25, 0.0), (0.25, 0.5), (0.0, 0.25)), 0.25, 0.25])


def check_rows_by_falling_psi(candidate):
    """The column that moved most comes first; equal ones stay in the reference's order."""
    reference = pd.DataFrame({"b": [1.0, 2.0] * 5, "c": ["x", "y"] * 5, "a": [3.0, 4.0] * 5})
    current = pd.DataFrame({"a": [4.0] * 10, "more": 0, "b": [1.0, 2.0] * 5, "c": ["y", "x"] * 5})

    got = candidate(reference, current, 2)

    assert got.index.tolist() == ["a", "b", "c"]
    close(got["psi"].tolist(), [psi_of((0.5, 0.0), (0.5, 1.0)), 0.0, 0.0])


def check_nothing_has_changed(candidate):
    """A table compared with itself has a psi of 0 everywhere."""
    table, _ = random_tables(3)

    close(candidate(table, table).to_numpy(), np.zeros((3, 3)))


def check_a_value_on_a_cut(candidate):
    """A number equal to a cut belongs to the bin below it."""
    reference = numbers(0, 1, 2, 3, 4)  # cut at 2 with two bins

    got = one(candidate, reference, numbers(2, 2, 2, 3), bins=2)

    close(got[0], psi_of((0.6, 0.75), (0.4, 0.25)))


def check_equal_cuts_are_one(candidate):
    """With many equal numbers, equal quantiles make one cut."""
    reference = numbers(*[5.0] * 8, 6.0, 7.0)  # nine quantiles, seven of them 5

    got = one(candidate, reference, numbers(5.0, 5.0, 6.0, 7.0))

    cuts = sorted({float(np.quantile(reference["km"], n / 10)) for n in range(1, 10)})
    assert len(cuts) == 3
    close(got[0], psi_of((0.8, 0.5), (0.0, 0.0), (0.1, 0.25), (0.1, 0.25)))


def check_a_constant_column(candidate):
    """A constant in the reference has two bins: up to it, and above."""
    got = one(candidate, numbers(3, 3, 3), numbers(3, 2, 4, 4))

    close(got, [psi_of((1, 0.5), (0, 0.5)), 0.75, 0])


def check_an_outlier_does_not_spoil_the_bins(candidate):
    """However far away one number is, the others are still told apart."""
    got = one(candidate, numbers(*range(9), 1e9), numbers(*range(5), *range(5)), bins=2)

    close(got[0], psi_of((0.5, 1.0), (0.5, 0.0)))


def check_outside_the_range(candidate):
    """Numbers beyond the reference's go into the outer bins, and are unseen."""
    got = one(candidate, numbers(1, 2, 3, 4), numbers(-100, 1, 4, 1e9), bins=2)

    close(got, [0.0, 0.5, 0.0])


def check_whole_numbers(candidate):
    """Columns of integers are numbers too."""
    reference = pd.DataFrame({"seats": [2, 4, 4, 5, 5, 5, 7, 9]})
    current = pd.DataFrame({"seats": [4, 4, 9, 10]})

    got = one(candidate, reference, current, bins=4)

    cuts = [float(np.quantile(reference["seats"], n / 4)) for n in (1, 2, 3)]
    assert cuts == [4.0, 5.0, 5.5]
    close(got, [psi_of((3 / 8, 0.5), (3 / 8, 0), (0, 0), (0.25, 0.5)), 0.25, 0.0])


def check_an_empty_bin_is_finite(candidate):
    """A bin that is empty in one table counts with a share of 0.0001."""
    got = one(candidate, numbers(1, 2, 3, 4), numbers(4, 4), bins=2)

    close(got[0], (LEAST - 0.5) * log(LEAST / 0.5) + (1 - 0.5) * log(1 / 0.5))


def check_tiny_shares_are_lifted_as_well(candidate):
    """A share above 0 but below 0.0001 counts as 0.0001, in the reference and now."""
    many, few = numbers(*[1.0] * 19_999, NAN), numbers(*[1.0] * 9, NAN)

    close(one(candidate, many, few)[0], psi_of((1.0 - 5e-5, 0.9), (LEAST, 0.1)))
    close(one(candidate, few, many)[0], psi_of((0.9, 1.0 - 5e-5), (0.1, LEAST)))


def check_ten_bins_unless_told(candidate):
    """Without saying how many, the reference is cut into ten."""
    reference, current = numbers(*range(100)), numbers(*range(37), *range(80, 95))

    got = candidate(reference, current)["psi"].tolist()

    close(got, [slowly(reference["km"], current["km"], 10)])


def check_one_bin(candidate):
    """With one bin all numbers are together, and only missing ones can move."""
    got = one(candidate, numbers(1, 2, NAN, NAN), numbers(100, NAN, 200, 300), bins=1)

    close(got, [psi_of((0.5, 0.75), (0.5, 0.25)), 0.75, -0.25])


def check_a_column_that_was_never_filled(candidate):
    """If the reference has only missing values, whatever comes now is one bin, and unseen."""
    got = one(candidate, numbers(NAN, NAN), numbers(1, 2, NAN, 3))
    close(got, [psi_of((0, 0.75), (1, 0.25)), 0.75, -0.75])

    got = one(candidate, texts(None, None), texts("a", None))
    close(got, [psi_of((0, 0.5), (1, 0.5)), 0.5, -0.5])


def check_refused(candidate):
    """No rows, a column that is not there, or bins below 1 raise ValueError."""
    some = numbers(1, 2)

    raises(ValueError, candidate, some.iloc[:0], some)
    raises(ValueError, candidate, some, some.iloc[:0])
    raises(ValueError, candidate, some, texts("a"))
    raises(ValueError, candidate, some, some, 0)


def check_tables_are_left_alone(candidate):
    """Neither table passed in is changed."""
    unchanged(candidate, *random_tables(4), 5)


def check_same_as_value_by_value(candidate):
    """On random tables each psi is the one of the brief's formula, value by value."""

    @holds_for(st.integers(0, 10_000), st.integers(1, 8), examples=15)
    def by_the_formula(seed, bins):
        reference, current = random_tables(seed)
        got = candidate(reference, current, bins)
        want = [slowly(reference[name], current[name], bins) for name in got.index]
        close(got["psi"].tolist(), want)
        assert (got["psi"].diff().dropna() <= 0).all()


def check_a_rising_scale_changes_nothing(candidate):
    """Measuring in other units, times a positive number plus a shift, gives the same psi."""

    @holds_for(st.integers(0, 10_000), examples=15)
    def other_units(seed):
        reference, current = (table[["km"]] for table in random_tables(seed))
        metres = [1024 * table - 4096 for table in (reference, current)]
        close(candidate(*metres), candidate(reference, current))


def check_order_and_copies_of_rows(candidate):
    """Shuffling rows, or having each of them three times, changes nothing."""
    reference, current = random_tables(6)
    thrice = pd.concat([current] * 3).sample(frac=1.0, random_state=2)

    close(candidate(reference, thrice), candidate(reference, current))


def check_large_tables_in_time(candidate):
    """Five columns of 60,000 rows are compared in well under the time limit."""
    reference, current = sized(60_000)

    got = candidate(reference, current)

    assert got.index[0] == "moved"
    assert got["psi"].iloc[0] > 0.1 > got["psi"].iloc[1]


def sized(n):
    """So many rows of five columns, one of which has moved."""
    dice = np.random.default_rng(n)

    def table(shift):
        towns = [f"town {n}" for n in dice.integers(0, 30, n)]
        normal = {name: dice.normal(size=n) for name in ("a", "b", "c")}
        return pd.DataFrame({**normal, "moved": dice.normal(size=n) + shift, "town": towns})

    return table(0.0), table(0.6)
