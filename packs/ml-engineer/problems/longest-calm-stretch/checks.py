"""Checks of longest-calm-stretch."""

import math
import random

from greenroom.coding.checking import holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st

NAN = math.nan
READINGS = st.lists(st.sampled_from([0.0, 0.5, 0.6, 2.0, None, NAN]), max_size=14)
BUOY = [0.9, 0.3, 0.4, 1.2, 0.2, None, 0.5, 0.1]


def _stretch(candidate, *args):
    return tuple(candidate(*args))


def _every_stretch(heights, calm, exceptions):
    """The slow way: look at every run of readings."""
    good = [height is not None and height <= calm for height in heights]
    best = (0, 0)
    for start in range(len(good)):
        for end in range(start, len(good)):
            run = good[start : end + 1]
            right = run[0] and run[-1] and run.count(False) <= exceptions
            if right and len(run) > best[1]:
                best = (start, len(run))
    return best


def check_example(candidate):
    """The example of the brief: (1, 4) with one exception, (1, 7) with two."""
    assert _stretch(candidate, BUOY, 0.5, 1) == (1, 4)
    assert _stretch(candidate, BUOY, 0.5, 2) == (1, 7)


def check_no_exceptions(candidate):
    """Without exceptions it is the longest run of calm readings."""
    assert _stretch(candidate, BUOY, 0.5, 0) == (1, 2)


def check_no_readings(candidate):
    """Without readings the answer is (0, 0)."""
    assert _stretch(candidate, [], 0.5, 3) == (0, 0)


def check_all_calm(candidate):
    """If all is calm the stretch is everything."""
    assert _stretch(candidate, [0.1, 0.2, 0.3], 0.5, 1) == (0, 3)


def check_nothing_calm(candidate):
    """If nothing is calm the answer is (0, 0), however many exceptions there may be."""
    assert _stretch(candidate, [1.0, None, 2.0, NAN], 0.5, 3) == (0, 0)


def check_rough_ends_do_not_count(candidate):
    """Rough readings before and after do not belong to the stretch, though there is room."""
    assert _stretch(candidate, [2.0, 2.0, 0.1, 2.0, 0.1, 2.0], 0.5, 5) == (2, 3)


def check_exactly_calm(candidate):
    """A height of exactly `calm` is calm."""
    assert _stretch(candidate, [0.5, 0.5, 0.51, 0.5], 0.5, 0) == (0, 2)


def check_missing_is_not_calm(candidate):
    """None counts as an exception."""
    assert _stretch(candidate, [0.1, None, 0.1, 0.1], 0.5, 0) == (2, 2)
    assert _stretch(candidate, [0.1, None, 0.1, 0.1], 0.5, 1) == (0, 4)


def check_nan_is_not_calm(candidate):
    """NaN counts as an exception."""
    assert _stretch(candidate, [0.1, 0.1, NAN, 0.1], 0.5, 0) == (0, 2)
    assert _stretch(candidate, [NAN, 0.1, NAN, 0.1], 0.5, 1) == (1, 3)


def check_first_of_equals(candidate):
    """Of stretches of the same length the first is returned."""
    assert _stretch(candidate, [2.0, 0.1, 0.2, 2.0, 0.2, 0.1, 2.0], 0.5, 0) == (1, 2)


def check_exceptions_in_a_row(candidate):
    """Exceptions may follow one another."""
    assert _stretch(candidate, [0.1, 2.0, 2.0, 0.1, 2.0, 0.1], 0.5, 2) == (0, 4)


def check_window_gives_up_only_what_it_must(candidate):
    """When one exception too many comes, only the oldest is given up, not the whole stretch."""
    heights = [2.0, 0.1, 2.0, 0.1, 0.1, 0.1, 2.0, 0.1, 0.1, 2.0]

    assert _stretch(candidate, heights, 0.5, 1) == (3, 6)


def check_one_reading(candidate):
    """A single reading is a stretch if it is calm."""
    assert _stretch(candidate, [0.2], 0.5, 0) == (0, 1)
    assert _stretch(candidate, [0.8], 0.5, 4) == (0, 0)


def check_strange_heights(candidate):
    """Infinite and negative heights are compared like any other; zero may be calm's border."""
    assert _stretch(candidate, [math.inf, -0.1, 0.0, math.inf, -3.0], 0.0, 1) == (1, 4)


def check_negative_exceptions_are_refused(candidate):
    """A negative number of exceptions raises ValueError, also without readings."""
    raises(ValueError, candidate, [0.1], 0.5, -1)
    raises(ValueError, candidate, [], 0.5, -1)


def check_readings_are_left_alone(candidate):
    """The list of heights is not changed."""
    unchanged(candidate, [0.9, 0.3, None, 0.2], 0.5, 1)


def check_same_as_every_stretch(candidate):
    """For any readings, the answer is the one found by looking at every stretch."""

    @holds_for(st.integers(0, 10_000), st.integers(0, 4), examples=50)
    def same_stretch(seed, exceptions):
        heights = random.Random(seed).choices([0.0, 0.2, 0.5, 0.6, 2.0, None, NAN], k=seed % 25)
        want = _every_stretch(heights, 0.5, exceptions)
        assert _stretch(candidate, heights, 0.5, exceptions) == want


def check_backwards_is_as_long(candidate):
    """Read from the end, the longest stretch has the same length."""

    @holds_for(READINGS, st.integers(0, 3), examples=20)
    def as_long(heights, exceptions):
        forwards = _stretch(candidate, heights, 0.5, exceptions)[1]
        assert _stretch(candidate, heights[::-1], 0.5, exceptions)[1] == forwards


def check_many_readings_in_time(candidate):
    """60,000 readings with thousands of exceptions are done in well under the time limit."""
    heights, calm, exceptions = sized(60_000)
    start, length = _stretch(candidate, heights, calm, exceptions)

    stretch = heights[start : start + length]
    assert stretch[0] <= calm >= stretch[-1]
    assert sum(height > calm for height in stretch) == exceptions


def sized(n):
    """A year of n readings, half of them rough, and a twentieth of them allowed to be."""
    rng = random.Random(n)
    return [rng.random() for _ in range(n)], 0.5, n // 20
