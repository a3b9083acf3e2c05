from fractions import Fraction

import numpy as np

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st

NAN = float("nan")


def per_cents(count, kinds, seed):
    """Probabilities in whole per cent, of which at most `kinds` differ, and labels drawn by them."""
    dice = np.random.default_rng(seed)
    whole = dice.integers(0, 101, size=kinds)[dice.integers(0, kinds, size=count)]
    return (dice.uniform(size=count) < whole / 100).astype(int), whole


def by_hand(labels, whole, bins, equal_mass):
    """The table from per cents that are whole numbers, one crossing after the other."""
    held = {}
    in_order = sorted(whole.tolist())
    for label, cent in zip(labels.tolist(), whole.tolist(), strict=True):
        if equal_mass:
            place = in_order.index(cent) * bins // len(in_order)
        else:
            place = min(int(Fraction(cent, 100) * bins), bins - 1)
        held.setdefault(place, []).append((cent / 100, label))
    return [
        (len(rows), sum(p for p, _ in rows) / len(rows), sum(y for _, y in rows) / len(rows))
        for _, rows in sorted(held.items())
    ]


def gap(table):
    return sum(n * abs(p - y) for n, p, y in table) / sum(n for n, _, _ in table)


def check_worked_example(candidate):
    """The example of the brief: two bins, an error of 0.125."""
    labels, announced = [0, 1, 0, 1], [0.1, 0.3, 0.3, 0.8]

    close(
        candidate.reliability_table(labels, announced, bins=2), [(3, 0.7 / 3, 1 / 3), (1, 0.8, 1)]
    )
    close(candidate.calibration_error(labels, announced, bins=2), 0.125)


def check_perfectly_calibrated(candidate):
    """When every share equals what was announced, the error is 0."""
    labels = [0, 0, 0, 1, 0, 1, 1, 1]
    announced = [0.25] * 4 + [0.75] * 4

    for equal_mass in (False, True):
        close(candidate.calibration_error(labels, announced, 4, equal_mass), 0.0)


def check_equal_mass(candidate):
    """With equal mass, seven crossings in three bins are three, two and two."""
    announced = [0.9, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06]
    labels = [1, 0, 0, 0, 0, 0, 1]

    got = candidate.reliability_table(labels, announced, bins=3, equal_mass=True)

    close(got, [(3, 0.02, 0.0), (2, 0.045, 0.0), (2, 0.48, 1.0)])


def check_empty_bins_have_no_row(candidate):
    """A bin without crossings has no row in the table and no part in the error."""
    got = candidate.reliability_table([0, 1], [0.04, 0.96])

    close(got, [(1, 0.04, 0.0), (1, 0.96, 1.0)])
    close(candidate.calibration_error([0, 1], [0.04, 0.96]), 0.04)


def check_ends_of_the_scale(candidate):
    """A probability of 0 is in the first bin and one of 1 in the last, not in one of its own."""
    got = candidate.reliability_table([0, 1, 0, 1], [0.0, 0.0, 1.0, 0.95])

    close(got, [(2, 0.0, 0.5), (2, 0.975, 0.5)])


def check_edges_in_whole_per_cent(candidate):
    """With 100 bins every whole per cent below 100 has a bin of its own; with 10, 0.3 begins one."""
    whole = np.arange(100)

    got = candidate.reliability_table(whole % 2, whole / 100, bins=100)
    close(got, [(1, cent / 100, cent % 2) for cent in range(100)])
    got = candidate.reliability_table([0, 1, 0], [0.29, 0.3, 0.3])
    close(got, [(1, 0.29, 0.0), (2, 0.3, 0.5)])


def check_equal_probabilities_stay_together(candidate):
    """With equal mass, equal probabilities share the bin of the first of them, in any row order."""
    announced = [0.2, 0.5, 0.5, 0.5, 0.5, 0.9]
    labels = [0, 1, 0, 0, 0, 1]

    for order in ([0, 1, 2, 3, 4, 5], [4, 3, 5, 2, 1, 0]):
        got = candidate.reliability_table(
            [labels[row] for row in order], [announced[row] for row in order], 3, True
        )
        close(got, [(5, 0.44, 0.2), (1, 0.9, 1.0)])


def check_types_of_the_table(candidate):
    """The table is a list of tuples (int, float, float), the error a float: all plain Python."""
    table = candidate.reliability_table(np.array([0, 1, 1]), np.array([0.2, 0.5, 0.9]), 3)
    error = candidate.calibration_error(np.array([0, 1, 1]), np.array([0.2, 0.5, 0.9]), 3)

    assert type(table) is list
    assert [tuple(map(type, row)) for row in table] == [(int, float, float)] * 3
    assert type(error) is float


def check_one_bin(candidate):
    """With one bin the error is the distance of the two overall means; ten bins is the default."""
    labels, whole = per_cents(200, 40, seed=1)

    for equal_mass in (False, True):
        got = candidate.calibration_error(labels, whole / 100, 1, equal_mass)
        close(got, abs(whole.mean() / 100 - labels.mean()))
        ten = candidate.reliability_table(labels, whole / 100, 10, equal_mass)
        close(candidate.reliability_table(labels, whole / 100, equal_mass=equal_mass), ten)
    close(
        candidate.calibration_error(labels, whole / 100),
        candidate.calibration_error(labels, whole / 100, 10, False),
    )


def check_opposite_errors_do_not_cancel(candidate):
    """Bins that are too high and bins that are too low add up."""
    close(candidate.calibration_error([1, 0], [0.2, 0.8]), 0.8)


def check_big_bins_count_more(candidate):
    """The mean is over crossings, not over bins: nine good ones outweigh a bad one."""
    close(candidate.calibration_error([0] * 9 + [0], [0.0] * 9 + [1.0]), 0.1)


def check_more_bins_than_crossings(candidate):
    """With more bins than crossings and equal mass, every distinct probability is a row."""
    got = candidate.reliability_table([1, 0, 1], [0.6, 0.2, 0.4], bins=50, equal_mass=True)

    close(got, [(1, 0.2, 0.0), (1, 0.4, 1.0), (1, 0.6, 1.0)])


def check_equal_width_as_by_hand(candidate):
    """With equal width, random per cents give what going crossing by crossing gives."""

    @holds_for(
        st.integers(1, 60),
        st.integers(1, 30),
        st.integers(1, 25),
        st.integers(0, 10_000),
        examples=25,
    )
    def as_by_hand(count, kinds, bins, seed):
        labels, whole = per_cents(count, kinds, seed)
        want = by_hand(labels, whole, bins, False)
        close(candidate.reliability_table(labels, whole / 100, bins), want)
        close(candidate.calibration_error(labels, whole / 100, bins), gap(want))


def check_equal_mass_as_by_hand(candidate):
    """With equal mass, random per cents with many ties give what going by hand gives."""

    @holds_for(
        st.integers(1, 60),
        st.integers(1, 30),
        st.integers(1, 25),
        st.integers(0, 10_000),
        examples=25,
    )
    def as_by_hand(count, kinds, bins, seed):
        labels, whole = per_cents(count, kinds, seed)
        want = by_hand(labels, whole, bins, True)
        close(candidate.reliability_table(labels, whole / 100, bins, True), want)
        close(candidate.calibration_error(labels, whole / 100, bins, True), gap(want))


def check_as_scikit_learn(candidate):
    """Shares and means agree with scikit-learn's calibration_curve away from edges."""
    from sklearn.calibration import calibration_curve

    dice = np.random.default_rng(2)
    announced = dice.uniform(size=3_000) ** 2
    labels = (dice.uniform(size=3_000) < announced).astype(bool)

    table = candidate.reliability_table(labels, announced, bins=7)
    shares, means = calibration_curve(labels, announced, n_bins=7)

    close([row[1] for row in table], means)
    close([row[2] for row in table], shares)


def check_bad_values_are_refused(candidate):
    """Probabilities outside 0 to 1 or NaN, and labels other than 0 and 1, raise ValueError."""
    for bad in (-0.01, 1.01, NAN):
        raises(ValueError, candidate.reliability_table, [0, 1], [0.5, bad])
    raises(ValueError, candidate.calibration_error, [0, 1], [NAN, 0.5])
    raises(ValueError, candidate.reliability_table, [0, 2], [0.5, 0.5])
    raises(ValueError, candidate.reliability_table, [-1, 1], [0.5, 0.5])


def check_bad_sizes_are_refused(candidate):
    """No crossings, no bins, or different lengths raise ValueError, in both functions."""
    for call in (candidate.reliability_table, candidate.calibration_error):
        raises(ValueError, call, [], [])
        raises(ValueError, call, [0, 1], [0.5, 0.5], 0)
        raises(ValueError, call, [0, 1], [0.5])


def check_input_is_not_changed(candidate):
    """The arrays that were passed in are not changed."""
    labels, whole = per_cents(50, 20, seed=3)

    for equal_mass in (False, True):
        got = unchanged(candidate.reliability_table, labels, whole / 100, 5, equal_mass)
        close(got, by_hand(labels, whole, 5, equal_mass))


def check_many_crossings(candidate):
    """Three hundred thousand crossings in a thousand bins are done in time."""
    announced = np.random.default_rng(4).permutation(300_000) / 300_000
    labels = announced >= 0.5

    for equal_mass in (False, True):
        got = candidate.reliability_table(labels, announced, 1_000, equal_mass)
        assert [row[0] for row in got] == [300] * 1_000
        close([row[2] for row in got], [0.0] * 500 + [1.0] * 500)
