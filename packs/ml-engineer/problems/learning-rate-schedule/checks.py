"""Checks of learning-rate-schedule."""

import math
from itertools import pairwise

from greenroom.coding.checking import close, holds_for, raises
from greenroom.coding.checking import strategies as st


def _plain(settings, step):
    """Walking from step to step."""
    peak, warmup, cycle, floor, stretch = settings
    if step < warmup:
        return peak * (step + 1) / warmup
    place, steps = 0, cycle
    for _ in range(step - warmup):
        place += 1
        if place == steps:
            place, steps = 0, steps * stretch
    return floor + (peak - floor) * (1 + math.cos(math.pi * place / steps)) / 2


def _rates(schedule, steps):
    return [schedule.rate(step) for step in steps]


def check_example(candidate):
    """The example of the brief."""
    schedule = candidate(0.1, 4, 10)

    close(_rates(schedule, [0, 1, 2, 3, 4, 9, 14]), [0.025, 0.05, 0.075, 0.1, 0.1, 0.05, 0.1])


def check_warm_up(candidate):
    """The rate rises in equal parts, from peak / warmup to the peak itself."""
    close(_rates(candidate(8.0, 8, 5), range(8)), [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0])
    close(_rates(candidate(3.0, 1, 2), range(3)), [3.0, 3.0, 1.5])


def check_no_warm_up(candidate):
    """Without warm-up, step 0 has the peak and the first cycle starts."""
    close(_rates(candidate(2.0, 0, 4), range(3)), [2.0, 1 + math.sqrt(0.5), 1.0])


def check_cosine(candidate):
    """Within a cycle the rate follows half a cosine wave, without reaching the floor."""
    thirds = _rates(candidate(4.0, 0, 6), range(6))

    root = math.sqrt(3)
    close(thirds, [4.0, 2 + root, 3.0, 2.0, 1.0, 2 - root])


def check_restarts(candidate):
    """With stretch 1 every cycle is like the first."""
    schedule = candidate(1.0, 3, 7)
    first = _rates(schedule, range(3, 10))

    close(_rates(schedule, range(10, 17)), first)
    close(_rates(schedule, range(80, 87)), first)
    close((first[0], first[6]), (1.0, (1 + math.cos(math.pi * 6 / 7)) / 2))


def check_floor(candidate):
    """A cycle falls towards the floor, while warm-up does not know it."""
    schedule = candidate(1.0, 2, 4, 0.6)

    close(_rates(schedule, range(7)), [0.5, 1.0, 1.0, 0.8 + 0.2 * math.sqrt(0.5), 0.8,
                                       0.8 - 0.2 * math.sqrt(0.5), 1.0])  # fmt: skip


def check_stretch(candidate):
    """Each cycle is `stretch` times as long as the one before."""
    schedule = candidate(1.0, 0, 2, stretch=3)

    # cycles of 2, 6 and 18 steps
    close(_rates(schedule, [0, 1, 2, 5, 8, 17, 26]), [1.0, 0.5, 1.0, 0.5, 1.0, 0.5, 1.0])


def check_starts_of_stretched_cycles(candidate):
    """Every cycle starts exactly where the one before ended, however many there were."""
    for stretch in (2, 3, 5, 10):
        schedule, start, steps = candidate(1.0, 5, 10, 0.0, stretch), 5, 10
        for _ in range(12):
            close(schedule.rate(start), 1.0)
            lowest = schedule.rate(start + steps - 1)
            close(lowest, (1 - math.cos(math.pi / steps)) / 2)
            start, steps = start + steps, steps * stretch


def check_step_by_step(candidate):
    """The rates are those of walking from step to step, for any settings."""

    @holds_for(
        st.floats(1e-6, 10),
        st.integers(0, 5),
        st.integers(1, 6),
        st.floats(0, 1),
        st.integers(1, 4),
        examples=25,
    )
    def walks(peak, warmup, cycle, share, stretch):
        settings = (peak, warmup, cycle, share * peak, stretch)
        schedule = candidate(*settings)
        for step in (0, 1, 4, 9, 23):
            close(schedule.rate(step), _plain(settings, step))


def check_falls_within_a_cycle(candidate):
    """Within a cycle the rate only falls, and stays between floor and peak."""
    rates = _rates(candidate(0.3, 5, 40, 0.01), range(5, 45))

    assert all(later < earlier for earlier, later in pairwise(rates))
    close(rates[0], 0.3)
    assert 0.01 < rates[-1] < 0.011


def check_middle_is_a_mirror(candidate):
    """As far as the rate is below the peak at i, so far it is above the floor at n - i."""
    schedule = candidate(0.9, 0, 12, 0.1)

    for place in range(1, 12):
        close(schedule.rate(place) + schedule.rate(12 - place), 1.0)


def check_any_order(candidate):
    """The rate of a step does not depend on what was asked before."""
    schedule = candidate(1.0, 3, 5, 0.1, 2)
    steps = [40, 0, 7, 7, 19, 2, 40, 3]

    close(_rates(schedule, steps), [candidate(1.0, 3, 5, 0.1, 2).rate(step) for step in steps])
    close(schedule.rate(3), 1.0)


def check_two_schedules(candidate):
    """Two schedules do not disturb each other."""
    first, second = candidate(1.0, 2, 4), candidate(5.0, 0, 3)

    close((first.rate(0), second.rate(0), first.rate(1)), (0.5, 5.0, 1.0))


def check_cycles_of_one_step(candidate):
    """Cycles of one step are always at the peak, unless they are stretched."""
    close(_rates(candidate(0.7, 2, 1), range(2, 7)), [0.7] * 5)
    close(_rates(candidate(1.0, 0, 1, 0.0, 2), [0, 1, 2, 3]), [1.0, 1.0, 0.5, 1.0])


def check_floor_at_the_peak(candidate):
    """With the floor at the peak, the rate is constant after the warm-up."""
    close(_rates(candidate(0.5, 2, 3, 0.5, 2), range(8)), [0.25] + [0.5] * 7)


def check_huge_steps(candidate):
    """Steps of 10 to the 15 and more are found at once, and exactly."""
    far = 10**15

    close(candidate(1.0, 3, 10).rate(far + 3), 1.0)
    close(candidate(1.0, 3, 10).rate(far + 8), 0.5)
    close(candidate(1.0, 0, 7).rate(7 * far + 6), (1 + math.cos(math.pi * 6 / 7)) / 2)
    close(candidate(1.0, 0, 4, 0.0, 2).rate(4 * (2**60 - 1)), 1.0)
    close(candidate(1.0, 0, 4, 0.0, 2).rate(4 * (2**60 - 1) + 2 * 2**60), 0.5)


def check_long_warm_up(candidate):
    """A warm-up longer than the run is simply a rise."""
    close(candidate(1.0, 10**12, 5).rate(249_999_999_999), 0.25)


def check_whole_numbers_as_rates(candidate):
    """Integer peaks and floors give the same rates as floats."""
    rates = _rates(candidate(3, 2, 4, 1), range(6))

    close(rates, [1.5, 3.0, 3.0, 2 + math.sqrt(0.5), 2.0, 2 - math.sqrt(0.5)])


def check_impossible_rates_are_refused(candidate):
    """A peak not above 0, or a floor below 0 or above the peak, raises ValueError."""
    for peak, floor in ((0.0, 0.0), (-0.1, 0.0), (0.1, -0.01), (0.1, 0.2), (float("nan"), 0.0)):
        raises(ValueError, candidate, peak, 2, 5, floor)


def check_impossible_lengths_are_refused(candidate):
    """A warm-up below 0, or a cycle or stretch below 1, raises ValueError."""
    for warmup, cycle, stretch in ((-1, 5, 1), (2, 0, 1), (2, -5, 1), (2, 5, 0), (2, 5, -1)):
        raises(ValueError, candidate, 0.1, warmup, cycle, 0.0, stretch)


def check_steps_below_zero_are_refused(candidate):
    """A step below 0 raises ValueError, with warm-up or without."""
    for schedule in (candidate(0.1, 4, 10), candidate(0.1, 0, 10, 0.0, 2)):
        raises(ValueError, schedule.rate, -1)
        assert schedule.rate(0) > 0
