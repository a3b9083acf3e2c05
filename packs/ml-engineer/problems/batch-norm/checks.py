"""Checks of batch-norm."""

import numpy as np

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st


def _batch(rows, width, seed):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(rows, width)) * rng.uniform(0.5, 5, width) + rng.normal(size=width)


def _normal(x, epsilon=1e-5):
    return (x - x.mean(axis=0)) / np.sqrt(x.var(axis=0) + epsilon)


def check_example(candidate):
    """The example of the brief."""
    layer = candidate(1)

    close(layer.forward(np.array([[1.0], [3.0]]), True), [[-0.999995], [0.999995]], abs=1e-8)
    close(layer.running_mean, [0.2])
    close(layer.running_variance, [1.1])


def check_before_any_training(candidate):
    """A fresh layer has mean 0, variance 1, gamma 1 and beta 0, so it changes next to nothing."""
    layer = candidate(3)

    close([layer.gamma, layer.running_variance], np.ones((2, 3)))
    close([layer.beta, layer.running_mean], np.zeros((2, 3)))
    close(layer.forward(np.array([[1.0, -2.0, 30.0]]), False), [[1.0, -2.0, 30.0]], rel=1e-5)


def check_training_uses_the_batch(candidate):
    """In training each column of the output has mean 0 and variance (nearly) 1."""
    x = _batch(50, 4, seed=1)

    out = candidate(4).forward(x, True)

    close(out, _normal(x))
    close(out.mean(axis=0), np.zeros(4), abs=1e-12)
    close(out.var(axis=0), np.ones(4), rel=1e-4)


def check_evaluation_uses_memory(candidate):
    """In evaluation, mean and variance are the running ones, whatever the batch."""
    layer = candidate(2)
    layer.running_mean = np.array([10.0, -4.0])
    layer.running_variance = np.array([4.0, 0.25])

    out = layer.forward(np.array([[12.0, -4.5], [10.0, -4.5]]), False)

    close(out, [[1.0, -1.0], [0.0, -1.0]], rel=1e-4)


def check_evaluation_changes_nothing(candidate):
    """Evaluating any number of times leaves the running values as they are."""
    layer = candidate(3)
    layer.forward(_batch(8, 3, seed=2), True)
    mean, variance = layer.running_mean, layer.running_variance

    for seed in range(3):
        layer.forward(5 + _batch(6, 3, seed=seed), False)

    close((layer.running_mean, layer.running_variance), (mean, variance))
    assert (mean != 0).all()


def check_gamma_and_beta(candidate):
    """gamma scales and beta shifts each column, in training and in evaluation."""
    x, layer = _batch(9, 2, seed=3), candidate(2)
    layer.gamma, layer.beta = np.array([2.0, -0.5]), np.array([7.0, 1.0])

    close(layer.forward(x, True), _normal(x) * [2.0, -0.5] + [7.0, 1.0])
    layer.running_mean, layer.running_variance = x.mean(axis=0), x.var(axis=0)
    close(layer.forward(x, False), _normal(x) * [2.0, -0.5] + [7.0, 1.0])


def check_running_values_over_batches(candidate):
    """Each training batch moves the running values by the momentum; the variance is over n - 1."""

    @holds_for(
        st.lists(st.integers(2, 9), min_size=1, max_size=5),
        st.floats(0.0, 1.0),
        st.integers(0, 10_000),
        examples=15,
    )
    def moves(sizes, momentum, seed):
        layer, mean, variance = candidate(3, momentum), np.zeros(3), np.ones(3)
        for place, rows in enumerate(sizes):
            x = _batch(rows, 3, seed + place)
            layer.forward(x, True)
            mean = (1 - momentum) * mean + momentum * x.mean(axis=0)
            variance = (1 - momentum) * variance + momentum * x.var(axis=0, ddof=1)
        close((layer.running_mean, layer.running_variance), (mean, variance))


def check_two_divisors(candidate):
    """The batch is normalised with a variance over n, and remembered with one over n - 1."""
    layer, x = candidate(1, momentum=1.0), np.array([[0.0], [2.0]])

    close(layer.forward(x, True), [[-1.0], [1.0]], rel=1e-4)
    close(layer.running_variance, [2.0])


def check_after_training_it_knows_the_column(candidate):
    """After many batches, evaluation gives about mean 0 and variance 1."""
    layer, rng = candidate(2), np.random.default_rng(4)
    for _ in range(40):
        layer.forward(rng.normal([30.0, -2.0], [5.0, 0.5], size=(64, 2)), True)

    out = layer.forward(rng.normal([30.0, -2.0], [5.0, 0.5], size=(2000, 2)), False)

    close(out.mean(axis=0), np.zeros(2), abs=0.3)
    close(out.std(axis=0), np.ones(2), abs=0.15)


def check_epsilon(candidate):
    """epsilon is added to the variance, under the root, in training and in evaluation."""
    layer = candidate(1, epsilon=3.0)

    close(layer.forward(np.array([[-1.0], [1.0]]), True), [[-0.5], [0.5]])
    layer.running_mean, layer.running_variance = np.zeros(1), np.ones(1)
    close(layer.forward(np.array([[5.0]]), False), [[2.5]])


def check_dead_meter(candidate):
    """A constant column comes out as beta, and gets gradients without NaN."""
    layer, x = candidate(2), np.column_stack([np.full(4, 17.0), [1.0, 2.0, 3.0, 4.0]])
    layer.beta = np.array([0.5, 0.0])

    out = layer.forward(x, True)
    by_x, by_gamma, _ = layer.backward(np.array([[1.0, 0], [2.0, 0], [3.0, 0], [6.0, 0]]))

    close(out[:, 0], np.full(4, 0.5))
    close(by_x[:, 0], np.array([-2.0, -1.0, 0.0, 3.0]) / np.sqrt(1e-5))
    close(by_gamma[0], 0.0)


def check_far_from_zero(candidate):
    """Readings of 100 million plus or minus one are normalised as well as those around zero."""
    x = np.array([[1.0], [-1.0], [1.0], [-1.0]])
    layer = candidate(1, momentum=1.0)

    close(layer.forward(x + 1e8, True), x, rel=1e-4)
    close(layer.running_variance, [4 / 3])
    close(layer.running_mean, [1e8])
    close(layer.forward(x + 1e8, False), x * np.sqrt(3 / 4), rel=1e-4)


def check_gradients_by_nudging(candidate):
    """The slopes by x, gamma and beta agree with finite differences."""

    @holds_for(st.integers(2, 5), st.integers(1, 3), st.integers(0, 10_000), examples=15)
    def agrees(rows, width, seed):
        rng = np.random.default_rng(seed)
        x, slope, (gamma, beta) = (
            rng.normal(size=(rows, width)),
            rng.normal(size=(rows, width)),
            rng.normal(size=(2, width)),
        )
        layer = candidate(width, epsilon=0.1)
        layer.gamma, layer.beta = gamma, beta
        layer.forward(x, True)

        def loss():
            return (slope * (gamma * _normal(x, 0.1) + beta)).sum()

        for found, array in zip(layer.backward(slope), (x, gamma, beta), strict=True):
            wanted = np.zeros_like(array)
            for place in np.ndindex(array.shape):
                kept = array[place]
                array[place] = kept + 1e-5
                above = loss()
                array[place] = kept - 1e-5
                wanted[place] = (above - loss()) / 2e-5
                array[place] = kept
            close(found, wanted, rel=1e-4, abs=1e-7)


def check_a_shift_of_the_column_has_no_slope(candidate):
    """Shifting or stretching a column changes no output, so the slope by x has no such part."""
    x, layer = _batch(20, 3, seed=5), candidate(3, epsilon=1e-12)
    layer.forward(x, True)

    by_x, _, _ = layer.backward(np.random.default_rng(6).normal(size=(20, 3)))

    close(by_x.sum(axis=0), np.zeros(3), abs=1e-10)
    close((by_x * (x - x.mean(axis=0))).sum(axis=0), np.zeros(3), abs=1e-9)
    assert np.abs(by_x).max() > 0.01


def check_backward_uses_gamma(candidate):
    """gamma scales the slope by x, and the slopes by gamma and beta are sums over rows."""
    x, slope = _batch(6, 2, seed=7), np.random.default_rng(8).normal(size=(6, 2))
    plain, scaled = candidate(2), candidate(2)
    scaled.gamma = np.array([3.0, -2.0])
    plain.forward(x, True)
    scaled.forward(x, True)

    by_x, by_gamma, by_beta = scaled.backward(slope)

    close(by_x, plain.backward(slope)[0] * [3.0, -2.0])
    close(by_gamma, (slope * _normal(x)).sum(axis=0))
    close(by_beta, slope.sum(axis=0))


def check_backward_is_of_the_last_training(candidate):
    """backward belongs to the last training call; evaluations in between do not matter."""
    layer, alone = candidate(2), candidate(2)
    first, second, slope = _batch(4, 2, 9), _batch(4, 2, 10), _batch(4, 2, 11)
    layer.forward(first, True)
    layer.forward(second, True)
    layer.forward(_batch(7, 2, 12), False)
    alone.forward(second, True)

    close(layer.backward(slope), alone.backward(slope))


def check_backward_before_training_is_refused(candidate):
    """backward without a training call before it raises RuntimeError."""
    layer = candidate(2)

    raises(RuntimeError, layer.backward, np.ones((3, 2)))
    layer.forward(np.ones((3, 2)), False)
    raises(RuntimeError, layer.backward, np.ones((3, 2)))


def check_one_row(candidate):
    """One row cannot be trained on and changes nothing; it can be evaluated."""
    layer = candidate(2)
    layer.forward(_batch(5, 2, seed=13), True)
    mean, variance = layer.running_mean, layer.running_variance

    raises(ValueError, layer.forward, np.array([[1.0, 2.0]]), True)
    raises(ValueError, layer.forward, np.empty((0, 2)), True)

    close((layer.running_mean, layer.running_variance), (mean, variance))
    out = layer.forward(np.array([[1.0, 2.0]]), False)
    close(out, (np.array([[1.0, 2.0]]) - mean) / np.sqrt(variance + 1e-5))


def check_evaluation_of_no_rows(candidate):
    """Evaluating no rows gives none."""
    assert candidate(3).forward(np.empty((0, 3)), False).shape == (0, 3)


def check_wrong_width_is_refused(candidate):
    """A batch of another width raises ValueError, in training and in evaluation."""
    layer = candidate(3)

    for training in (True, False):
        raises(ValueError, layer.forward, np.ones((4, 1)), training)
        raises(ValueError, layer.forward, np.ones((3, 4)), training)
        raises(ValueError, layer.forward, np.ones(3), training)
    close(layer.running_mean, np.zeros(3))


def check_layers_are_apart(candidate):
    """Two layers share no state."""
    first, second = candidate(2), candidate(2)

    first.forward(100 + _batch(6, 2, seed=14), True)

    close(second.running_mean, np.zeros(2))
    raises(RuntimeError, second.backward, np.ones((6, 2)))


def check_unit_does_not_matter(candidate):
    """Watts or kilowatts, the training output is the same."""
    x = _batch(30, 3, seed=15)

    out = candidate(3, epsilon=1e-12).forward(x, True)

    close(candidate(3, epsilon=1e-12).forward(1000 * x - 50, True), out, rel=1e-6)


def check_whole_numbers(candidate):
    """Integer readings are computed with as floats."""
    close(candidate(1).forward(np.array([[1], [2]]), True), [[-1.0], [1.0]], rel=1e-4)


def check_input_is_left_alone(candidate):
    """Neither the batch nor the slope is changed."""
    layer = candidate(2)
    x, slope = _batch(5, 2, seed=16), _batch(5, 2, seed=17)

    close(unchanged(layer.forward, x, True), _normal(x))
    unchanged(layer.backward, slope)


def check_many_rows_in_time(candidate):
    """100,000 rows are normalised at once, not one by one."""
    x, layer = np.random.default_rng(18).normal(size=(100_000, 8)), candidate(8)

    close(layer.forward(x, True), _normal(x))
    close(layer.backward(x)[2], x.sum(axis=0))
