"""Checks of linear-regression-two-ways."""

import numpy as np

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st


def _bakery(n, seed, columns=3, noise=0.5):
    """Days with a target that is linear but for noise."""
    rng = np.random.default_rng(seed)
    features = rng.normal(size=(n, columns))
    return features, features @ np.arange(1.0, columns + 1) - 2.0 + noise * rng.normal(size=n)


def check_example_exactly(candidate):
    """The column 0, 1, 2 with target 1, 3, 5 has weight 2 and intercept 1."""
    weights, intercept = candidate.fit_exactly(
        np.array([[0.0], [1.0], [2.0]]), np.array([1.0, 3.0, 5.0])
    )

    close((weights, intercept), ([2.0], 1.0))


def check_example_one_step(candidate):
    """One step with rate 0.1 from zero: loss 35/6, weight 13/30, intercept 0.3."""
    features, target = np.array([[0.0], [1.0], [2.0]]), np.array([1.0, 3.0, 5.0])
    weights, intercept, losses = candidate.fit_by_descent(features, target, 0.1, 1)

    close((weights, intercept, losses), ([13 / 30], 0.3, [35 / 6]))


def check_a_line_through_noise(candidate):
    """Points that lie on no line: weight and intercept worked by hand."""
    features, target = np.array([[0.0], [1.0], [2.0], [3.0]]), np.array([1.0, 0.0, 2.0, 3.0])
    weights, intercept = candidate.fit_exactly(features, target)

    close((weights, intercept), ([0.8], 0.3))


def check_both_agree(candidate):
    """After enough steps descent arrives at the exact answer."""
    features, target = _bakery(50, 1)
    exact, start = candidate.fit_exactly(features, target)
    weights, intercept, losses = candidate.fit_by_descent(features, target, 0.3, 500)

    close((weights, intercept), (exact, start), rel=1e-6)
    assert losses[-1] < losses[0]


def check_second_step(candidate):
    """Weights and intercept move at once: the second step, worked by hand."""
    features, target = np.array([[1.0], [3.0]]), np.array([2.0, 4.0])
    # before: errors -2, -4; after step 1 with rate 0.1: weight 0.7, intercept 0.3
    # then errors -1, -1.6: weight 0.7 + 0.1 * 2.9, intercept 0.3 + 0.1 * 1.3
    weights, intercept, losses = candidate.fit_by_descent(features, target, 0.1, 2)

    close((weights, intercept), ([0.99], 0.43))
    close(losses, [5.0, 0.89])


def check_two_columns_in_one_step(candidate):
    """Each weight moves by its own derivative."""
    features, target = np.array([[1.0, 0.0], [0.0, 2.0]]), np.array([1.0, 3.0])

    weights, intercept, losses = candidate.fit_by_descent(features, target, 1.0, 1)

    close((weights, intercept, losses), ([0.5, 3.0], 2.0, [2.5]))


def check_no_steps(candidate):
    """With no steps all stays at zero and there are no losses."""
    weights, intercept, losses = candidate.fit_by_descent(*_bakery(5, 2), 0.1, 0)

    close((weights, intercept), ([0.0, 0.0, 0.0], 0.0))
    assert len(losses) == 0


def check_losses_fall(candidate):
    """With a small rate every loss is lower than the one before."""

    @holds_for(st.integers(2, 30), st.integers(0, 10_000), examples=25)
    def falling(n, seed):
        _, _, losses = candidate.fit_by_descent(*_bakery(n, seed), 0.02, 12)
        assert len(losses) == 12
        assert all(np.diff(losses) < 0)


def check_losses_are_those_of_the_weights(candidate):
    """The loss after 7 steps is the eighth loss of a longer run."""
    features, target = _bakery(20, 3)
    weights, intercept, _ = candidate.fit_by_descent(features, target, 0.1, 7)
    _, _, losses = candidate.fit_by_descent(features, target, 0.1, 9)

    close(losses[7], ((features @ weights + intercept - target) ** 2).mean() / 2)


def check_rate_too_large(candidate):
    """A rate that makes the losses overflow raises ValueError."""
    raises(ValueError, candidate.fit_by_descent, *_bakery(10, 4), 50.0, 1000)


def check_rate_just_too_large(candidate):
    """A loss that grows and is still finite is no error; it is returned."""
    features, target = np.array([[2.0], [-2.0]]), np.array([1.0, -1.0])
    # the curvature is 4: with a rate of 0.75 the error of the weight doubles and changes sign
    weights, _, losses = candidate.fit_by_descent(features, target, 0.75, 3)

    close(weights, [0.5 + 0.5 * 8])
    close(losses, [0.5, 2.0, 8.0])


def check_mean_not_sum(candidate):
    """Every row twice gives the same steps: the loss is a mean."""
    features, target = _bakery(15, 5)

    once = candidate.fit_by_descent(features, target, 0.1, 5)
    twice = candidate.fit_by_descent(np.repeat(features, 2, axis=0), np.repeat(target, 2), 0.1, 5)

    close(twice, once)


def check_columns_far_from_zero(candidate):
    """Days since 1970 with small differences keep six digits of every weight."""
    rng = np.random.default_rng(6)
    days = 20_000 * 86_400 + np.arange(40.0)
    features = np.column_stack([days, rng.normal(size=40)])
    target = 3.0 * (days - days[0]) - 2.0 * features[:, 1] + 5.0

    weights, intercept = candidate.fit_exactly(features, target)

    close(weights, [3.0, -2.0], rel=1e-6)
    close(features @ weights + intercept, target, abs=1e-4)


def check_nearly_equal_columns(candidate):
    """Two columns that differ in the seventh digit still get the right weights."""
    rng = np.random.default_rng(7)
    first = rng.normal(size=60)
    features = np.column_stack([first, first + 1e-7 * rng.normal(size=60)])

    weights, intercept = candidate.fit_exactly(features, features @ np.array([2.0, 1.0]) + 4.0)

    close(weights, [2.0, 1.0], rel=1e-4)
    close(intercept, 4.0, rel=1e-6)


def check_columns_on_different_scales(candidate):
    """A column in millions and one in millionths are both right."""
    features, target = _bakery(30, 8, noise=0.0)
    stretch = np.array([1e6, 1.0, 1e-6])

    weights, intercept = candidate.fit_exactly(features * stretch, target)

    close(weights * stretch, [1.0, 2.0, 3.0])
    close(intercept, -2.0)


def check_same_as_numpy(candidate):
    """Weights and intercept are those of numpy's least squares."""

    @holds_for(st.integers(5, 60), st.integers(0, 10_000), examples=30)
    def equal(n, seed):
        features, target = _bakery(n, seed)
        want = np.linalg.lstsq(np.column_stack([features, np.ones(n)]), target, rcond=None)[0]
        weights, intercept = candidate.fit_exactly(features, target)
        close((weights, intercept), (want[:3], want[3]), rel=1e-5, abs=1e-7)


def check_errors_are_orthogonal(candidate):
    """What is left over is orthogonal to every column and sums to zero."""
    features, target = _bakery(80, 9, columns=5)
    weights, intercept = candidate.fit_exactly(features, target)
    left = target - features @ weights - intercept

    close(np.append(features.T @ left, left.sum()), np.zeros(6), abs=1e-8)


def check_as_many_rows_as_unknowns(candidate):
    """With d + 1 rows the fit goes through all the points."""
    features, target = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]), np.array([3.0, 1.0, 2.0])

    close(candidate.fit_exactly(features, target), ([1.0, -1.0], 2.0))


def check_too_few_rows(candidate):
    """Fewer than d + 1 rows raise ValueError."""
    raises(
        ValueError, candidate.fit_exactly, np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([1.0, 2.0])
    )
    raises(ValueError, candidate.fit_exactly, np.array([[1.0]]), np.array([1.0]))
    raises(ValueError, candidate.fit_exactly, np.empty((0, 1)), np.empty(0))


def check_constant_target(candidate):
    """A constant target has no weights, only an intercept."""
    features, _ = _bakery(12, 10)

    weights, intercept = candidate.fit_exactly(features, np.full(12, 7.5))

    close(weights, np.zeros(3), abs=1e-9)
    close(intercept, 7.5)


def check_scaling_the_target(candidate):
    """Twice the target means twice the weights and the intercept."""
    features, target = _bakery(20, 11)

    weights, intercept = candidate.fit_exactly(features, target)

    close(candidate.fit_exactly(features, 2 * target), (2 * weights, 2 * intercept))


def check_whole_numbers(candidate):
    """Arrays of integers are fitted like any other."""
    features, target = np.array([[0], [1], [2]]), np.array([1, 3, 5])

    close(candidate.fit_exactly(features, target), ([2.0], 1.0))
    close(candidate.fit_by_descent(features, target, 0.1, 1)[:2], ([13 / 30], 0.3))


def check_input_is_left_alone(candidate):
    """Neither way changes what is passed in."""
    features, target = _bakery(8, 12)

    weights, _ = unchanged(candidate.fit_exactly, features, target)
    _, _, losses = unchanged(candidate.fit_by_descent, features, target, 0.1, 3)

    assert weights.shape == (3,)
    assert losses.shape == (3,)


def check_many_rows_in_time(candidate):
    """20,000 rows take 60 steps well within the time limit."""
    features, target, rate, steps = _many(20_000)
    _, _, losses = candidate.fit_by_descent(features, target, rate, steps)
    weights, _ = candidate.fit_exactly(features, target)

    assert losses[-1] < 0.2
    close(weights, np.arange(1.0, 9.0), rel=0.05)


def _many(n):
    """Make n days with eight columns, and take 60 steps."""
    return *_bakery(n, n, columns=8), 0.3, 60


def sized(n):
    """Prepare the call whose time is measured at size n."""
    days = _many(n)
    return lambda candidate: candidate.fit_by_descent(*days)
