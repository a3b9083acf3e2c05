"""Checks of positional-encoding."""

import math

import numpy as np

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st


def _plain(position, width, base=10_000.0):
    """One row by the definition."""
    row = []
    for column in range(width):
        angle = position * base ** (-(column - column % 2) / width)
        row.append(math.cos(angle) if column % 2 else math.sin(angle))
    return row


def check_example(candidate):
    """The example of the brief."""
    close(
        candidate(np.array([0, 1, -0.5]), 3),
        [[0.0, 1.0, 0.0], [0.8415, 0.5403, 0.0022], [-0.4794, 0.8776, -0.0011]],
        abs=6e-5,
    )


def check_shape(candidate):
    """The result has the shape of the positions and an axis of length `width` after it."""
    for shape in ((5,), (2, 3), (4, 1, 2), ()):
        encoding = candidate(np.zeros(shape), 6)
        assert encoding.shape == (*shape, 6)
        assert encoding.dtype == np.float64


def check_position_zero(candidate):
    """Position 0 is 0 in every sine and 1 in every cosine."""
    close(candidate(np.array([0]), 7), [[0, 1, 0, 1, 0, 1, 0]])


def check_width_one_and_two(candidate):
    """Width 1 is a single sine, width 2 a sine and its cosine, both of frequency 1."""
    times = np.array([0.5, 2.0])

    close(candidate(times, 1), np.sin(times)[:, None])
    close(candidate(times, 2), np.column_stack([np.sin(times), np.cos(times)]))


def check_frequencies(candidate):
    """Sine 2i has the frequency base ** (-2i / width), shared by the cosine after it."""
    small = 1e-6  # where a sine is its angle

    close(candidate(np.array([small]), 8)[0, ::2] / small, [1.0, 0.1, 0.01, 0.001])
    row = candidate(np.array([3.0]), 8)[0]
    close(row[::2] ** 2 + row[1::2] ** 2, np.ones(4))


def check_odd_width(candidate):
    """With an odd width the last column is a sine, and the exponents divide by that width."""
    row = candidate(np.array([2.0]), 5)[0]

    close(row, _plain(2.0, 5))
    close(row[4], math.sin(2.0 * 10_000 ** (-4 / 5)))


def check_by_definition(candidate):
    """Every entry is what the definition says, for any width and base."""

    @holds_for(
        st.lists(st.floats(-1e4, 1e4), min_size=1, max_size=5),
        st.integers(1, 12),
        st.floats(0.5, 1e6),
    )
    def defined(positions, width, base):
        wanted = [_plain(position, width, base) for position in positions]
        close(candidate(np.array(positions), width, base), wanted, abs=1e-8)


def check_default_base(candidate):
    """Without a base, it is 10,000."""
    close(candidate(np.array([7.0]), 4), candidate(np.array([7.0]), 4, 10_000.0))
    close(candidate(np.array([7.0]), 4)[0, 2:], [math.sin(0.07), math.cos(0.07)])


def check_base_one(candidate):
    """A base of 1 gives every pair the same frequency; one below 1 lets them rise."""
    close(candidate(np.array([1.0]), 4, 1.0), [[math.sin(1), math.cos(1)] * 2])
    close(candidate(np.array([1.0]), 4, 0.25)[0, 2:], [math.sin(2), math.cos(2)])


def check_negative_positions(candidate):
    """A negative position has the opposite sines and the same cosines."""
    times = np.array([0.3, 4.0, 17.5])

    before, after = candidate(-times, 9), candidate(times, 9)

    close(before[:, ::2], -after[:, ::2])
    close(before[:, 1::2], after[:, 1::2])
    assert (after[:, ::2] != 0).all()


def check_between_whole_numbers(candidate):
    """Positions between whole numbers are not rounded."""
    close(candidate(np.array([1.25, 1.5]), 2)[:, 0], [math.sin(1.25), math.sin(1.5)])


def check_whole_numbers(candidate):
    """Integer positions, of whatever width, are computed with as floats."""
    for dtype in (np.int8, np.int32, np.uint16, np.int64):
        close(candidate(np.array([3, 100], dtype), 4), [_plain(3, 4), _plain(100, 4)])


def check_lists(candidate):
    """Positions may be a plain list, nested or not, or a number."""
    close(candidate([[1, 2], [3, 4]], 2)[1, 0], [math.sin(3), math.cos(3)])
    close(candidate(2.0, 3), _plain(2.0, 3))


def check_shift_is_a_rotation(candidate):
    """Moving by t turns each pair by the angle t times its frequency, wherever one starts."""

    @holds_for(st.floats(-1e6, 1e6), st.floats(-100, 100))
    def turns(start, by):
        here, there = candidate(np.array([start, start + by]), 8)
        moved = (start + by) - start  # what the sum was rounded to
        for pair in range(4):
            angle = moved * 10.0**-pair
            sine, cosine = here[2 * pair], here[2 * pair + 1]
            turned = [
                sine * math.cos(angle) + cosine * math.sin(angle),
                cosine * math.cos(angle) - sine * math.sin(angle),
            ]
            close(there[2 * pair : 2 * pair + 2], turned, abs=1e-8)


def check_large_positions(candidate):
    """Positions of a few million keep their precision."""
    times = np.array([2_500_000.0, 2_500_001.0, 4_999_999.5])

    close(candidate(times, 6), [_plain(time, 6) for time in times], abs=1e-8)


def check_narrow_positions(candidate):
    """Positions in float32 or float16 are computed with in float64."""
    times = np.array([1_234_567.0, 0.1], dtype=np.float32)

    encoding = candidate(times, 6)

    assert encoding.dtype == np.float64
    close(encoding, [_plain(float(time), 6) for time in times], abs=1e-9)
    close(candidate(np.array([2000.0], np.float16), 4), [_plain(2000.0, 4)], abs=1e-9)


def check_nearby_times_look_alike(candidate):
    """The inner product of two encodings depends only on how far apart they are."""
    early, late = candidate(np.array([3.0, 7.5]), 16), candidate(np.array([903.0, 907.5]), 16)

    close(early[0] @ early[1], late[0] @ late[1])
    close(early[0] @ early[1], np.cos(4.5 * 10_000.0 ** (-np.arange(8) / 8)).sum())


def check_no_positions(candidate):
    """No positions give no rows."""
    assert candidate(np.zeros(0), 4).shape == (0, 4)
    assert candidate(np.zeros((3, 0)), 5).shape == (3, 0, 5)


def check_impossible_widths_are_refused(candidate):
    """A width below 1 raises ValueError."""
    for width in (0, -1, -4):
        raises(ValueError, candidate, np.zeros(2), width)


def check_impossible_bases_are_refused(candidate):
    """A base of 0, below it, or NaN raises ValueError."""
    for base in (0.0, -10_000.0, float("nan")):
        raises(ValueError, candidate, np.zeros(2), 4, base)


def check_input_is_left_alone(candidate):
    """The positions are not changed."""
    close(unchanged(candidate, np.array([2.0]), 2), [[math.sin(2), math.cos(2)]])


def check_many_positions_in_time(candidate):
    """100,000 positions are encoded at once, not one by one."""
    times = np.linspace(-50, 5000, 100_000)

    encoding = candidate(times, 9)

    close(encoding[:, 1], np.cos(times))
    close(encoding[-1], _plain(5000.0, 9), abs=1e-8)
