"""Checks of backprop-mlp."""

from itertools import pairwise

import numpy as np

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st


def _network(widths, rows, seed):
    """Inputs, targets, weights and biases for layers of these widths."""
    rng = np.random.default_rng(seed)
    weights = [
        rng.normal(size=(before, after)) / np.sqrt(before) for before, after in pairwise(widths)
    ]
    biases = [rng.normal(size=after) for after in widths[1:]]
    return rng.normal(size=(rows, widths[0])), rng.normal(size=(rows, widths[-1])), weights, biases


def _run(x, weights, biases):
    """The predictions, and how near any unit comes to the kink of ReLU."""
    signal, nearest = x, np.inf
    for layer, (weight, bias) in enumerate(zip(weights, biases, strict=True)):
        signal = signal @ weight + bias
        if layer < len(weights) - 1:
            nearest = min(nearest, np.abs(signal).min())
            signal = np.maximum(signal, 0)
    return signal, nearest


def _loss(x, y, weights, biases):
    return 0.5 * ((_run(x, weights, biases)[0] - y) ** 2).sum(axis=1).mean()


def _by_nudging(x, y, weights, biases, array, step=1e-5):
    """Central differences for every number of one array, which is nudged in place."""
    found = np.zeros_like(array)
    for place in np.ndindex(array.shape):
        kept = array[place]
        array[place] = kept + step
        above = _loss(x, y, weights, biases)
        array[place] = kept - step
        below = _loss(x, y, weights, biases)
        array[place] = kept
        found[place] = (above - below) / (2 * step)
    return found


def _agrees_with_nudging(candidate, x, y, weights, biases):
    loss, d_weights, d_biases = candidate(x, y, weights, biases)

    close(loss, _loss(x, y, weights, biases))
    assert len(d_weights) == len(d_biases) == len(weights)
    if _run(x, weights, biases)[1] < 1e-3:
        return  # a nudge could step over a kink, and the difference would mean nothing
    for found, array in zip([*d_weights, *d_biases], [*weights, *biases], strict=True):
        close(found, _by_nudging(x, y, weights, biases, array), rel=1e-5, abs=1e-6)


def check_example(candidate):
    """The example of the brief."""
    weights = [np.array([[1.0, -1.0], [1.0, 0.0]]), np.array([[0.5], [2.0]])]
    biases = [np.zeros(2), np.array([0.5])]

    found = candidate(np.array([[1.0, 2.0]]), np.array([[1.0]]), weights, biases)

    close(
        found,
        (0.5, [[[0.5, 0.0], [1.0, 0.0]], [[3.0], [0.0]]], [[0.5, 0.0], [1.0]]),
    )


def check_shapes(candidate):
    """Each gradient has the shape of the array it belongs to."""
    x, y, weights, biases = _network([4, 6, 5, 2], 7, seed=1)

    loss, d_weights, d_biases = candidate(x, y, weights, biases)

    assert isinstance(loss, float)
    assert [found.shape for found in d_weights] == [(4, 6), (6, 5), (5, 2)]
    assert [found.shape for found in d_biases] == [(6,), (5,), (2,)]


def check_one_layer_is_linear_regression(candidate):
    """With a single layer, the gradient is that of linear regression."""
    x, y, weights, biases = _network([3, 2], 20, seed=2)

    loss, d_weights, d_biases = candidate(x, y, weights, biases)

    error = x @ weights[0] + biases[0] - y
    close(loss, (error**2).sum() / 40)
    close(d_weights, [x.T @ error / 20])
    close(d_biases, [error.mean(axis=0)])


def check_two_layers_by_nudging(candidate):
    """Gradients of a network with one hidden layer agree with finite differences."""
    _agrees_with_nudging(candidate, *_network([3, 5, 2], 8, seed=3))


def check_any_network_by_nudging(candidate):
    """Gradients of networks of any depth and width agree with finite differences."""

    @holds_for(
        st.lists(st.integers(1, 5), min_size=2, max_size=5),
        st.integers(1, 6),
        st.integers(0, 10_000),
        examples=40,
    )
    def agrees(widths, rows, seed):
        _agrees_with_nudging(candidate, *_network(widths, rows, seed))


def check_deep_network(candidate):
    """Seven layers still have the right gradients, each in its place."""
    _agrees_with_nudging(candidate, *_network([3, 4, 4, 4, 4, 4, 4, 2], 5, seed=12))


def check_predictions_may_be_negative(candidate):
    """The last layer is linear: no ReLU there, forward or backward."""
    loss, d_weights, d_biases = candidate(
        np.array([[1.0]]), np.array([[-5.0]]), [np.array([[-2.0]])], [np.array([0.0])]
    )

    close((loss, d_weights, d_biases), (4.5, [[[3.0]]], [[3.0]]))


def check_a_silent_unit_learns_nothing(candidate):
    """A hidden unit below zero for every row gets zero gradient, and so does what it feeds."""
    x, y, weights, biases = _network([3, 4, 2], 9, seed=5)
    biases[0] = np.array([9.0, 9.0, -100.0, 9.0])

    _, d_weights, d_biases = candidate(x, y, weights, biases)

    close(d_weights[0][:, 2], np.zeros(3))
    close(d_biases[0][2], 0.0)
    close(d_weights[1][2], np.zeros(2))
    assert (d_biases[0][[0, 1, 3]] != 0).all()


def check_slope_at_zero(candidate):
    """At exactly zero ReLU's slope is 0."""
    weights, biases = [np.array([[1.0]]), np.array([[2.0]])], [np.array([-3.0]), np.array([1.0])]

    found = candidate(np.array([[3.0]]), np.array([[0.0]]), weights, biases)

    close(found, (0.5, [[[0.0]], [[0.0]]], [[0.0], [1.0]]))


def check_rows_are_averaged(candidate):
    """Having every row twice changes neither the loss nor any gradient."""
    x, y, weights, biases = _network([3, 6, 2], 5, seed=6)

    once = candidate(x, y, weights, biases)
    twice = candidate(np.vstack([x, x]), np.vstack([y, y]), weights, biases)

    close(twice, once)


def check_outputs_are_summed(candidate):
    """The loss adds up over outputs: a second output that fits exactly changes nothing."""
    x, y, weights, biases = _network([3, 4, 1], 6, seed=7)
    wider = [weights[0], np.hstack([weights[1], np.zeros((4, 1))])]

    loss, d_weights, _ = candidate(x, y, weights, biases)
    same, d_wider, _ = candidate(
        x, np.hstack([y, np.full((6, 1), 2.5)]), wider, [biases[0], np.append(biases[1], 2.5)]
    )

    close(same, loss)
    close(d_wider[0], d_weights[0])
    close(d_wider[1][:, 0], d_weights[1][:, 0])


def check_order_of_hidden_units(candidate):
    """Reordering the hidden units reorders the gradients, and changes nothing else."""
    x, y, weights, biases = _network([3, 5, 2], 8, seed=8)
    order = np.array([3, 0, 4, 2, 1])

    loss, d_weights, d_biases = candidate(x, y, weights, biases)
    again, e_weights, e_biases = candidate(
        x, y, [weights[0][:, order], weights[1][order]], [biases[0][order], biases[1]]
    )

    close(again, loss)
    close(e_weights, [d_weights[0][:, order], d_weights[1][order]])
    close(e_biases, [d_biases[0][order], d_biases[1]])


def check_perfect_fit(candidate):
    """Where the predictions are right, the loss and all gradients are 0."""
    x, _, weights, biases = _network([3, 5, 2], 8, seed=9)
    y = _run(x, weights, biases)[0]

    loss, d_weights, d_biases = candidate(x, y, weights, biases)

    close(loss, 0.0)
    for found in [*d_weights, *d_biases]:
        close(found, np.zeros_like(found))


def check_a_small_step_downhill_helps(candidate):
    """A small step against the gradient lowers the loss as much as the gradient says."""
    x, y, weights, biases = _network([6, 10, 8, 3], 40, seed=10)
    loss, d_weights, d_biases = candidate(x, y, weights, biases)
    steep = sum((found**2).sum() for found in [*d_weights, *d_biases])

    lower, _, _ = candidate(
        x,
        y,
        [weight - 1e-6 * found for weight, found in zip(weights, d_weights, strict=True)],
        [bias - 1e-6 * found for bias, found in zip(biases, d_biases, strict=True)],
    )

    close((loss - lower) / 1e-6, steep, rel=1e-3)


def check_whole_numbers(candidate):
    """Integer inputs, targets and weights are computed with as floats."""
    found = candidate(
        np.array([[1], [2]]), np.array([[1], [4]]), [np.array([[1]])], [np.array([0])]
    )

    close(found, (1.0, [[[-2.0]]], [[-1.0]]))


def check_no_rows_are_refused(candidate):
    """No rows raise ValueError: there is nothing to average over."""
    _, _, weights, biases = _network([3, 4, 2], 1, seed=11)

    raises(ValueError, candidate, np.empty((0, 3)), np.empty((0, 2)), weights, biases)


def check_wrong_shape_of_y_is_refused(candidate):
    """A y that only fits by broadcasting raises ValueError."""
    x, y, weights, biases = _network([3, 4, 1], 6, seed=13)
    wide = _network([3, 4, 2], 6, seed=13)

    raises(ValueError, candidate, x, y[:, 0], weights, biases)
    raises(ValueError, candidate, wide[0], wide[1][:, :1], *wide[2:])
    raises(ValueError, candidate, x, y[:1], weights, biases)


def check_input_is_left_alone(candidate):
    """Inputs, targets and parameters are not changed."""
    x, y, weights, biases = _network([3, 4, 2], 6, seed=14)

    loss, _, _ = unchanged(candidate, x, y, weights, biases)

    close(loss, _loss(x, y, weights, biases))


def check_many_weights_in_time(candidate):
    """A network with 100,000 weights takes one pass forward and one back."""
    x, y, weights, biases = _network([100, 250, 250, 50], 200, seed=15)

    loss, d_weights, _ = candidate(x, y, weights, biases)

    close(loss, _loss(x, y, weights, biases))
    hidden = np.maximum(np.maximum(x @ weights[0] + biases[0], 0) @ weights[1] + biases[1], 0)
    close(d_weights[2], hidden.T @ (hidden @ weights[2] + biases[2] - y) / 200)
