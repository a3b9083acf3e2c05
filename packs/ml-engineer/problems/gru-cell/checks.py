"""Checks of gru-cell."""

import math

import numpy as np

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st


def _weights(d, width, seed=0):
    rng = np.random.default_rng(seed)
    return {
        "input": rng.normal(size=(d, 3 * width)),
        "hidden": rng.normal(size=(width, 3 * width)),
        "bias": rng.normal(size=3 * width),
    }


def _bias(reset=0.0, update=0.0, candidate=0.0):
    """Weights of a single unit that looks at its reading and state only in the candidate."""
    ones = np.array([[0.0, 0.0, 1.0]])
    return {"input": ones, "hidden": ones, "bias": np.array([reset, update, candidate])}


def _sigmoid(x):
    return 1 / (1 + math.exp(-x))


def _plain_step(x, h, weights):
    """One sequence, unit by unit."""
    width = len(h)
    total = x @ weights["input"] + weights["bias"]
    along = h @ weights["hidden"]
    r = [_sigmoid(total[i] + along[i]) for i in range(width)]
    z = [_sigmoid(total[width + i] + along[width + i]) for i in range(width)]
    kept = np.array([r[i] * h[i] for i in range(width)]) @ weights["hidden"][:, 2 * width :]
    c = [math.tanh(total[2 * width + i] + kept[i]) for i in range(width)]
    return np.array([z[i] * h[i] + (1 - z[i]) * c[i] for i in range(width)])


def _plain(xs, lengths, weights, start=None, backward=False):
    """Sequence by sequence, without looking at the padding."""
    width = len(weights["hidden"])
    states = np.zeros((*xs.shape[:2], width))
    last = np.zeros((len(xs), width)) if start is None else start.copy()
    for row, length in enumerate(lengths):
        order = range(length)
        for now in reversed(order) if backward else order:
            last[row] = states[row, now] = _plain_step(xs[row, now], last[row], weights)
    return states, last


def check_example(candidate):
    """The example of the brief."""
    new = candidate.gru_step(np.array([[1.0]]), np.array([[2.0]]), _bias())

    close(new, [[1 + math.tanh(2) / 2]])


def check_update_gate_keeps(candidate):
    """An open update gate keeps the state; a closed one replaces it by the candidate."""
    x, h = np.array([[1.0], [-3.0]]), np.array([[0.7], [-0.2]])

    close(candidate.gru_step(x, h, _bias(update=60.0)), h)
    close(candidate.gru_step(x, h, _bias(reset=60.0, update=-60.0)), np.tanh(x + h))


def check_reset_gate_forgets(candidate):
    """A closed reset gate takes the state out of the candidate."""
    x, h = np.array([[0.5]]), np.array([[0.9]])

    close(candidate.gru_step(x, h, _bias(reset=-60.0, update=-60.0)), np.tanh(x))
    close(candidate.gru_step(x, h, _bias(reset=-60.0)), (h + np.tanh(x)) / 2)


def check_reading_a_sequence(candidate):
    """A full sequence is read step by step; `last` is its final state."""
    weights, xs = _weights(2, 3, seed=1), np.random.default_rng(2).normal(size=(1, 4, 2))

    states, last = candidate.gru(xs, np.array([4]), weights)

    close((states, last), _plain(xs, [4], weights))
    close(states[:, -1], last)


def check_reset_before_the_product(candidate):
    """The reset gate multiplies the state before the product, not after it."""
    weights = _weights(1, 2, seed=3)
    weights["hidden"][:, 4:] = [[0.0, 2.0], [2.0, 0.0]]  # each unit reads the other one
    h = np.array([[1.0, -0.5]])

    close(candidate.gru_step(np.array([[0.3]]), h, weights)[0], _plain_step([0.3], h[0], weights))


def check_order_of_the_gates(candidate):
    """The columns are those of reset, update and candidate, in this order."""
    weights = {"input": np.zeros((1, 6)), "hidden": np.zeros((2, 6)), "bias": np.zeros(6)}
    weights["bias"][:] = [9.0, -9.0, 50.0, -50.0, 0.3, 0.8]

    new = candidate.gru_step(np.array([[0.0]]), np.array([[0.25, 0.25]]), weights)

    close(new, [[0.25, math.tanh(0.8)]])


def check_steps_by_the_formulas(candidate):
    """A step follows the formulas, for any sizes."""

    @holds_for(*[st.integers(1, 4)] * 3, st.integers(0, 10_000), examples=25)
    def follows(batch, d, width, seed):
        weights, rng = _weights(d, width, seed), np.random.default_rng(seed + 1)
        x, h = rng.normal(size=(batch, d)), rng.normal(size=(batch, width))
        wanted = [_plain_step(*pair, weights) for pair in zip(x, h, strict=True)]
        close(candidate.gru_step(x, h, weights), wanted)


def check_sequences_by_the_formulas(candidate):
    """Padded sequences are read as each by itself, in both directions, from any start."""

    @holds_for(
        st.lists(st.integers(0, 5), min_size=1, max_size=4),
        st.integers(0, 2),
        st.booleans(),
        st.integers(0, 10_000),
        examples=25,
    )
    def follows(lengths, more, backward, seed):
        rng, weights = np.random.default_rng(seed), _weights(2, 3, seed)
        xs = rng.normal(size=(len(lengths), max(lengths) + more, 2))
        start = rng.normal(size=(len(lengths), 3))
        wanted = _plain(xs, lengths, weights, start, backward)
        close(candidate.gru(xs, np.array(lengths), weights, start, backward), wanted)


def check_padding_is_zero_and_last_is_the_end(candidate):
    """In the padding the states are zero, and `last` is the state after the last reading."""
    weights, xs = _weights(2, 3, seed=4), np.random.default_rng(5).normal(size=(3, 5, 2))
    lengths = np.array([5, 2, 3])

    states, last = candidate.gru(xs, lengths, weights)

    for row, length in enumerate(lengths):
        close(states[row, length:], np.zeros((5 - length, 3)))
        close(states[row, length - 1], last[row])
        assert (states[row, :length] != 0).all()


def check_backward_begins_at_each_end(candidate):
    """Backward, a sequence is read from its own last reading, not from the padding."""
    weights, xs = _weights(2, 3, seed=6), np.random.default_rng(7).normal(size=(2, 4, 2))

    states, last = candidate.gru(xs, np.array([4, 2]), weights, backward=True)
    turned, end = candidate.gru(xs[1:, 1::-1], np.array([2]), weights)

    close(states[1, :2], turned[0, ::-1])
    close(states[1, 2:], np.zeros((2, 3)))
    close(last[1], end[0])
    close(last[1], states[1, 0])


def check_garbage_in_the_padding(candidate):
    """NaN and infinity in the padding reach no result, in either direction."""
    weights, xs = _weights(2, 3, seed=8), np.random.default_rng(9).normal(size=(2, 4, 2))
    lengths = np.array([2, 4])
    clean = [candidate.gru(xs, lengths, weights, backward=backward) for backward in (False, True)]
    xs[0, 2], xs[0, 3] = np.nan, np.inf

    for backward in (False, True):
        close(candidate.gru(xs, lengths, weights, backward=backward), clean[backward])


def check_more_padding_changes_nothing(candidate):
    """Longer padding changes neither `last` nor the states of the readings."""
    weights, xs = _weights(2, 3, seed=10), np.random.default_rng(11).normal(size=(2, 3, 2))
    longer = np.concatenate([xs, np.full((2, 4, 2), 7.0)], axis=1)

    states, last = candidate.gru(xs, np.array([3, 1]), weights)
    more, same = candidate.gru(longer, np.array([3, 1]), weights)

    close(same, last)
    close(more[:, :3], states)
    close(more[:, 3:], np.zeros((2, 4, 3)))


def check_length_zero(candidate):
    """A sequence without readings keeps its start, or zeros."""
    weights, xs = _weights(1, 2, seed=12), np.ones((2, 3, 1))
    start = np.array([[0.5, -0.5], [0.1, 0.2]])

    states, last = candidate.gru(xs, np.array([0, 3]), weights, start)

    close(last[0], start[0])
    close(states[0], np.zeros((3, 2)))
    close(candidate.gru(xs, np.array([0, 3]), weights)[1][0], np.zeros(2))


def check_start(candidate):
    """Reading in two parts, the second from where the first ended, is reading at once."""
    weights, xs = _weights(2, 3, seed=13), np.random.default_rng(14).normal(size=(2, 6, 2))

    whole, end = candidate.gru(xs, np.array([6, 5]), weights)
    first, middle = candidate.gru(xs[:, :4], np.array([4, 4]), weights)
    second, last = candidate.gru(xs[:, 4:], np.array([2, 1]), weights, middle)

    close(np.concatenate([first, second], axis=1), whole)
    close(last, end)


def check_no_time_and_no_sequences(candidate):
    """With no time steps `last` is the start; with no sequences there is nothing."""
    weights, start = _weights(2, 3), np.ones((2, 3))

    states, last = candidate.gru(np.zeros((2, 0, 2)), np.array([0, 0]), weights, start)
    assert states.shape == (2, 0, 3)
    close(last, start)

    states, last = candidate.gru(np.zeros((0, 4, 2)), np.zeros(0, dtype=int), weights)
    assert states.shape == (0, 4, 3)
    assert last.shape == (0, 3)


def check_states_stay_bounded(candidate):
    """From zeros no state leaves -1 to 1, however large the readings are, and none is NaN."""
    weights, xs = _weights(2, 4, seed=15), 1e5 * np.random.default_rng(16).normal(size=(3, 8, 2))

    states, _ = candidate.gru(xs, np.array([8, 8, 8]), weights)

    assert np.isfinite(states).all()
    assert np.abs(states).max() <= 1.0


def check_sequences_do_not_mix(candidate):
    """Each sequence gets what it gets alone."""
    weights, xs = _weights(2, 3, seed=17), np.random.default_rng(18).normal(size=(3, 4, 2))
    lengths = np.array([1, 4, 3])

    _, last = candidate.gru(xs, lengths, weights)

    for row in range(3):
        alone = candidate.gru(xs[row : row + 1], lengths[row : row + 1], weights)[1]
        close(last[row], alone[0])


def check_impossible_lengths_are_refused(candidate):
    """A length below 0 or above t, or another number of lengths than sequences: ValueError."""
    weights, xs = _weights(2, 3), np.zeros((2, 4, 2))

    for lengths in ([5, 1], [1, 5], [-1, 2], [2], [2, 2, 2]):
        raises(ValueError, candidate.gru, xs, np.array(lengths), weights)
    assert candidate.gru(xs, np.array([0, 4]), weights)[0].shape == (2, 4, 3)


def check_whole_numbers(candidate):
    """Integer readings and starts are computed with as floats."""
    close(candidate.gru_step(np.array([[1]]), np.array([[2]]), _bias()), [[1 + math.tanh(2) / 2]])
    _, last = candidate.gru(np.array([[[1]]]), np.array([1]), _bias(), np.array([[2]]))
    close(last, [[1 + math.tanh(2) / 2]])


def check_input_is_left_alone(candidate):
    """Readings, states, lengths and weights are not changed."""
    weights, xs, start = _weights(2, 3), np.ones((2, 4, 2)), np.full((2, 3), 0.5)

    unchanged(candidate.gru_step, xs[:, 0], start, weights)
    _, last = unchanged(candidate.gru, xs, np.array([4, 2]), weights, start)

    close(last, _plain(xs, [4, 2], weights, start)[1])


def check_long_sequences_in_time(candidate):
    """500 sequences of 200 readings are read together, step by step."""
    weights, rng = _weights(4, 8, seed=19), np.random.default_rng(20)
    xs, lengths = rng.normal(size=(500, 200, 4)), rng.integers(0, 201, 500)

    _, last = candidate.gru(xs, lengths, weights)

    close(last[:2], _plain(xs[:2], lengths[:2], weights)[1])
