"""Checks of delivery-windows."""

import random
from itertools import pairwise

from greenroom.coding.checking import holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st

WINDOWS = st.lists(
    st.tuples(st.integers(-20, 60), st.integers(0, 12)).map(lambda pair: (pair[0], sum(pair))),
    max_size=12,
)


def _blocks(candidate, *args, **named):
    return [tuple(block) for block in candidate(*args, **named)]


def _minute_by_minute(windows, pause):
    """The slow way: half minutes that are covered, glued over short gaps."""
    covered = sorted({half for start, end in windows for half in range(2 * start, 2 * end + 1)})
    runs = []
    for half in covered:
        if runs and half - runs[-1][1] <= max(2 * pause, 1):
            runs[-1][1] = half
        else:
            runs.append([half, half])
    return [
        (lo // 2, hi // 2, sum(lo <= 2 * start <= hi for start, _ in windows)) for lo, hi in runs
    ]


def check_example(candidate):
    """The example of the brief: [(480, 530, 3), (540, 570, 1)] with a pause of 5."""
    windows = [(540, 570), (480, 510), (500, 520), (520, 530)]

    assert _blocks(candidate, windows, pause=5) == [(480, 530, 3), (540, 570, 1)]


def check_touching_windows_are_one_block(candidate):
    """A window that starts in the minute another ends joins it, also without a pause."""
    assert _blocks(candidate, [(0, 10), (10, 20)]) == [(0, 20, 2)]


def check_a_gap_opens_a_new_block(candidate):
    """With no pause, one free minute parts two blocks."""
    assert _blocks(candidate, [(0, 10), (11, 20)]) == [(0, 10, 1), (11, 20, 1)]


def check_no_windows(candidate):
    """Without windows there are no blocks."""
    assert _blocks(candidate, []) == []


def check_one_window(candidate):
    """A single window is a block with one delivery."""
    assert _blocks(candidate, [(7, 9)], 3) == [(7, 9, 1)]


def check_window_inside_another(candidate):
    """A short window inside a long one does not end the block early."""
    windows = [(0, 100), (10, 20), (90, 110), (111, 112)]

    assert _blocks(candidate, windows) == [(0, 110, 3), (111, 112, 1)]


def check_pause_is_measured_from_the_latest_end(candidate):
    """The gap counts from the latest end in the block, not from the last window's."""
    assert _blocks(candidate, [(0, 50), (5, 6), (53, 60)], pause=3) == [(0, 60, 3)]


def check_pause_of_exactly_that_length(candidate):
    """A gap of exactly `pause` minutes is bridged, one minute more is not."""
    windows = [(0, 10), (15, 20), (26, 30)]

    assert _blocks(candidate, windows, pause=5) == [(0, 20, 2), (26, 30, 1)]


def check_duplicates_count(candidate):
    """The same window twice is one block with two deliveries."""
    assert _blocks(candidate, [(3, 8), (3, 8)]) == [(3, 8, 2)]


def check_windows_without_length(candidate):
    """A drop-off without length is a block of its own, or joins what it touches."""
    assert _blocks(candidate, [(5, 5), (9, 9), (9, 12)]) == [(5, 5, 1), (9, 12, 2)]


def check_negative_minutes(candidate):
    """Windows from the evening before come first and may run past midnight."""
    assert _blocks(candidate, [(30, 40), (-60, -30), (-40, 10)]) == [(-60, 10, 2), (30, 40, 1)]


def check_beyond_a_day(candidate):
    """Minutes beyond 1,440 are nothing special."""
    assert _blocks(candidate, [(1430, 1450), (1445, 1500)]) == [(1430, 1500, 2)]


def check_reversed_window_is_refused(candidate):
    """A window that ends before it starts raises ValueError, wherever it stands."""
    raises(ValueError, candidate, [(10, 9)])
    raises(ValueError, candidate, [(0, 100), (50, 40)])


def check_negative_pause_is_refused(candidate):
    """A negative pause raises ValueError, also when there are no windows."""
    raises(ValueError, candidate, [(0, 1), (5, 6)], -1)
    raises(ValueError, candidate, [], -1)


def check_input_is_left_alone(candidate):
    """The list passed in keeps its order and its windows."""
    unchanged(candidate, [(50, 60), (0, 10), (5, 55)], 2)


def check_same_as_minute_by_minute(candidate):
    """For any plan, the blocks are those found by walking through every minute."""

    @holds_for(WINDOWS, st.integers(0, 6), examples=60)
    def same_blocks(windows, pause):
        assert _blocks(candidate, windows, pause) == _minute_by_minute(windows, pause)


def check_order_does_not_matter(candidate):
    """The blocks are the same in whatever order the windows are listed."""

    @holds_for(WINDOWS, st.randoms(use_true_random=False), examples=20)
    def any_order(windows, rng):
        shuffled = rng.sample(windows, len(windows))
        assert _blocks(candidate, shuffled, 2) == _blocks(candidate, windows, 2)


def check_shift_of_the_clock(candidate):
    """Moving all windows by some minutes moves the blocks by as much."""

    @holds_for(WINDOWS, st.integers(-3000, 3000), examples=20)
    def moved(windows, by):
        later = [(start + by, end + by) for start, end in windows]
        want = [(start + by, end + by, count) for start, end, count in _blocks(candidate, windows)]
        assert _blocks(candidate, later) == want


def check_many_windows_in_time(candidate):
    """30,000 windows are joined in well under the time limit."""
    blocks = _blocks(candidate, *sized(30_000))

    assert sum(count for _, _, count in blocks) == 30_000
    assert all(end + 3 < start for (_, end, _), (start, _, _) in pairwise(blocks))


def sized(n):
    """A plan of n windows, most of which stay apart."""
    rng = random.Random(n)
    starts = [rng.randrange(40 * n) for _ in range(n)]
    return [(start, start + rng.randrange(20)) for start in starts], 3
