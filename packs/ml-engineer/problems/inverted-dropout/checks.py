"""Checks of inverted-dropout."""

import numpy as np

from greenroom.coding.checking import close, holds_for, raises, same, unchanged
from greenroom.coding.checking import strategies as st


class Dice:
    """Uniform numbers that remember for which shapes they were asked."""

    def __init__(self, seed=0, numbers=None):
        self.rng, self.numbers, self.shapes = np.random.default_rng(seed), numbers, []

    def draw(self, shape):
        self.shapes.append(tuple(shape))
        return self.rng.random(shape) if self.numbers is None else np.array(self.numbers)


def check_example(candidate):
    """The example of the brief."""
    dice = Dice(numbers=[[0.9, 0.2, 0.5, 0.1]])

    output, mask = candidate(np.array([[2.0, 4.0, 6.0, 8.0]]), 0.5, dice.draw)

    close(output, [[4.0, 0.0, 12.0, 0.0]])
    close(mask, [[2.0, 0.0, 2.0, 0.0]])


def check_evaluation_changes_nothing(candidate):
    """Outside training the output is x, the mask is ones, and nothing is drawn."""
    dice, x = Dice(), np.array([[1.5, -2.0], [0.0, 7.0]])

    output, mask = candidate(x, 0.8, dice.draw, training=False)

    close((output, mask), (x, np.ones((2, 2))))
    assert dice.shapes == []


def check_output_is_x_times_mask(candidate):
    """The mask is 0 or 1 / (1 - rate), and the output is x times the mask."""
    x = np.random.default_rng(1).normal(size=(6, 7))

    output, mask = candidate(x, 0.2, Dice(seed=2).draw)

    close(output, x * mask)
    close(sorted(set(mask.ravel().tolist())), [0.0, 1.25])


def check_draws_once(candidate):
    """draw is called exactly once, for the shape of x, and a value stays from `rate` on."""
    for shape in ((5,), (2, 3), (2, 1, 4), ()):
        dice = Dice(seed=3)
        _, mask = candidate(np.ones(shape), 0.25, dice.draw)
        assert dice.shapes == [shape]
        close(mask, (np.random.default_rng(3).random(shape) >= 0.25) / 0.75)


def check_number_equal_to_the_rate(candidate):
    """A value whose number is exactly the rate stays."""
    rate = 0.3
    numbers = [rate, float(np.nextafter(rate, 0)), 0.0, float(np.nextafter(1.0, 0))]

    _, mask = candidate(np.ones(4), rate, Dice(numbers=numbers).draw)

    close(mask, np.array([1, 0, 0, 1]) / 0.7)


def check_rate_of_zero(candidate):
    """A rate of 0 leaves x as it is and draws nothing."""
    dice, x = Dice(), np.array([3.0, np.inf, -1.0])

    close(candidate(x, 0.0, dice.draw), (x, np.ones(3)))
    close(candidate(x, 0, dice.draw, training=True), (x, np.ones(3)))
    assert dice.shapes == []


def check_shared_axes(candidate):
    """Along shared axes one decision holds, and only one number is drawn for it."""
    x = np.random.default_rng(4).normal(size=(4, 24, 5))
    for shared, shape in (
        ((1,), (4, 1, 5)),
        ((-1,), (4, 24, 1)),
        ((0, 2), (1, 24, 1)),
        ((-3, 1), (1, 1, 5)),
    ):
        dice = Dice(seed=5)
        output, mask = candidate(x, 0.5, dice.draw, shared=shared)
        assert dice.shapes == [shape]
        wanted = np.where(np.random.default_rng(5).random(shape) >= 0.5, 2.0, 0.0)
        close(mask, wanted * np.ones_like(x))
        close(output, wanted * x)


def check_mean_is_kept(candidate):
    """On average over many draws, the output is x."""
    x, dice = np.tile([1.0, -3.0, 10.0], (20_000, 1)), Dice(seed=6)

    for rate in (0.1, 0.5, 0.9):
        output, _ = candidate(x, rate, dice.draw)
        close(output.mean(axis=0), x[0], rel=0.08)


def check_share_dropped(candidate):
    """The share of dropped values is the rate, not one minus it."""
    _, mask = candidate(np.ones(40_000), 0.2, Dice(seed=7).draw)

    close((mask == 0).mean(), 0.2, abs=0.01)


def check_any_rate(candidate):
    """For any rate and numbers, values stay from `rate` on and are divided by 1 - rate."""

    @holds_for(st.floats(0.001, 0.999), st.integers(1, 20), st.integers(0, 10_000))
    def as_told(rate, count, seed):
        x, dice = np.random.default_rng(seed + 1).normal(size=count), Dice(seed)
        output, mask = candidate(x, rate, dice.draw)
        stays = np.random.default_rng(seed).random(count) >= rate
        close(mask, np.where(stays, 1 / (1 - rate), 0.0))
        close(output, np.where(stays, x / (1 - rate), 0.0))


def check_dropped_is_zero_whatever_it_was(candidate):
    """Dropped values are 0, even infinite or NaN ones; those that stay are what they were."""
    x = np.array([np.inf, -np.inf, np.nan, np.inf, np.nan, 2.0])

    output, mask = candidate(x, 0.5, Dice(numbers=[0.1, 0.2, 0.3, 0.7, 0.8, 0.9]).draw)

    close(output, [0.0, 0.0, 0.0, np.inf, np.nan, 4.0])
    close(mask, [0.0, 0.0, 0.0, 2.0, 2.0, 2.0])


def check_dtype_is_kept(candidate):
    """Output and mask have the dtype of x, in training and outside."""
    for dtype in (np.float32, np.float16, np.float64):
        for training, rate in ((True, 0.3), (False, 0.3), (True, 0.0)):
            output, mask = candidate(np.ones((2, 3), dtype), rate, Dice(8).draw, training)
            assert output.dtype == mask.dtype == dtype


def check_impossible_rates_are_refused(candidate):
    """A rate below 0, or from 1 on, or NaN, raises ValueError, in training or not."""
    for rate in (-0.1, 1.0, 1, 1.5, float("nan"), float("inf")):
        for training in (True, False):
            raises(ValueError, candidate, np.ones(3), rate, Dice().draw, training)


def check_same_numbers_same_result(candidate):
    """The same drawn numbers give the same result; other ones another."""
    x = np.random.default_rng(9).normal(size=(5, 8))

    first = candidate(x, 0.5, Dice(seed=10).draw)
    again = candidate(x, 0.5, Dice(seed=10).draw)
    other = candidate(x, 0.5, Dice(seed=11).draw)

    same(again, first)
    assert (other[1] != first[1]).any()


def check_next_draw_goes_on(candidate):
    """Two calls with one generator drop different values, those that it draws next."""
    dice, rng = Dice(seed=12), np.random.default_rng(12)

    masks = [candidate(np.ones(30), 0.5, dice.draw)[1] for _ in range(2)]

    close(masks, [np.where(rng.random(30) >= 0.5, 2.0, 0.0) for _ in range(2)])


def check_empty(candidate):
    """No values in, no values out."""
    output, mask = candidate(np.zeros((0, 4)), 0.5, Dice().draw)

    assert output.shape == mask.shape == (0, 4)


def check_input_is_left_alone(candidate):
    """x is not changed, in training or outside."""
    x = np.array([1.0, 2.0, 3.0])

    def draw(_):
        return np.array([0.1, 0.9, 0.1])

    close(unchanged(candidate, x, 0.5, draw)[0], [0.0, 4.0, 0.0])
    close(unchanged(candidate, x, 0.5, draw, False)[0], x)


def check_many_values_in_time(candidate):
    """300,000 values are handled at once, not one by one."""
    x, dice = np.ones((300, 1000), np.float32), Dice(seed=13)

    output, _ = candidate(x, 0.25, dice.draw)

    close(float(output.mean(dtype=float)), 1.0, rel=0.02)
