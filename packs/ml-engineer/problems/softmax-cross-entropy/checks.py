"""Checks of softmax-cross-entropy."""

import math

import numpy as np

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st


def _plain(logits, targets, ignore=-100):
    """The mean loss of rows of ordinary numbers, by the definition."""
    losses = []
    for row, target in zip(logits, targets, strict=True):
        if target != ignore:
            powers = [math.exp(number) for number in row]
            losses.append(-math.log(powers[target] / math.fsum(powers)))
    return math.fsum(losses) / len(losses) if losses else 0.0


def _batch(rows, codes, seed, ignored=0.3):
    rng = np.random.default_rng(seed)
    targets = rng.integers(0, codes, rows)
    targets[rng.random(rows) < ignored] = -100
    return 3 * rng.normal(size=(rows, codes)), targets


def check_example(candidate):
    """The example of the brief."""
    loss, gradient = candidate(np.array([[0.0, np.log(3)], [5.0, 1.0]]), np.array([0, -100]))

    close(loss, np.log(4))
    close(gradient, [[-0.75, 0.75], [0.0, 0.0]])


def check_equal_logits(candidate):
    """Equal logits mean equal probabilities: the loss is ln k."""
    loss, gradient = candidate(np.zeros((2, 4)), np.array([1, 3]))

    assert isinstance(loss, float)
    close(loss, np.log(4))
    close(8 * gradient, [[1, -3, 1, 1], [1, 1, 1, -3]])


def check_ignored_places_do_not_count(candidate):
    """Taking the ignored places out changes neither the loss nor the other gradients."""
    logits, targets = _batch(12, 3, seed=1)
    kept = targets != -100

    loss, gradient = candidate(logits, targets)
    less, smaller = candidate(logits[kept], targets[kept])

    close(loss, less)
    close(gradient[kept], smaller)
    close(gradient[~kept], np.zeros((int((~kept).sum()), 3)))


def check_letters_and_words(candidate):
    """Logits may have more axes: letters, words, codes. The gradient has the same ones."""
    logits, targets = _batch(12, 5, seed=2)

    loss, gradient = candidate(logits.reshape(3, 4, 5), targets.reshape(3, 4))
    flat, rows = candidate(logits, targets)

    close(loss, flat)
    assert gradient.shape == (3, 4, 5)
    close(gradient.reshape(12, 5), rows)


def check_single_place(candidate):
    """One place with no axis before its codes has a scalar target."""
    loss, gradient = candidate(np.array([0.0, np.log(3)]), np.array(1))

    close(loss, np.log(4 / 3))
    close(gradient, [0.25, -0.25])


def check_by_definition(candidate):
    """The loss is what the definition says, whatever the batch."""

    @holds_for(st.integers(1, 20), st.integers(1, 6), st.integers(0, 10_000))
    def defined(rows, codes, seed):
        logits, targets = _batch(rows, codes, seed)
        close(candidate(logits, targets)[0], _plain(logits, targets))


def check_gradient_by_nudging(candidate):
    """The gradient agrees with finite differences of the loss."""

    @holds_for(st.integers(1, 5), st.integers(1, 4), st.integers(0, 10_000), examples=25)
    def agrees(rows, codes, seed):
        logits, targets = _batch(rows, codes, seed)
        found = np.zeros_like(logits)
        for place in np.ndindex(logits.shape):
            nudge = np.zeros_like(logits)
            nudge[place] = 1e-5
            above, below = _plain(logits + nudge, targets), _plain(logits - nudge, targets)
            found[place] = (above - below) / 2e-5
        close(candidate(logits, targets)[1], found, rel=1e-5, abs=1e-8)


def check_gradients_of_a_place_cancel(candidate):
    """The gradient of each place sums to 0: raising all its logits alike changes nothing."""
    logits, targets = _batch(30, 6, seed=3)

    loss, gradient = candidate(logits, targets)
    raised, _ = candidate(logits + np.arange(30.0)[:, None], targets)

    close(gradient.sum(axis=1), np.zeros(30), abs=1e-12)
    close(raised, loss)
    assert (gradient != 0).any()


def check_same_as_scikit_learn(candidate):
    """The loss is scikit-learn's log loss of the softmax probabilities."""
    from sklearn.metrics import log_loss

    logits, targets = _batch(50, 4, seed=4, ignored=0.0)
    powers = np.exp(logits)

    loss, _ = candidate(logits, targets)

    close(loss, log_loss(targets, powers / powers.sum(axis=1, keepdims=True), labels=range(4)))


def check_large_logits(candidate):
    """Logits of 10,000 and more: no overflow, and no cap on the loss."""
    logits = np.array([[10_000.0, -10_000.0], [10_000.0, -10_000.0], [-30_000.0, -30_000.0]])

    loss, gradient = candidate(logits, np.array([0, 1, 0]))

    close(loss, (0.0 + 20_000.0 + np.log(2)) / 3)
    close(3 * gradient, [[0, 0], [1, -1], [-0.5, 0.5]])


def check_code_ruled_out(candidate):
    """A logit of -inf has probability 0 and gradient 0, and spoils nothing else."""
    logits = np.array([[0.0, -np.inf, np.log(3)], [-np.inf, -np.inf, -7.0]])

    loss, gradient = candidate(logits, np.array([2, 2]))

    close(loss, np.log(4 / 3) / 2)
    close(gradient, [[0.125, 0.0, -0.125], [0.0, 0.0, 0.0]])


def check_target_ruled_out(candidate):
    """If the target itself is ruled out, the loss is infinite and the gradient is not NaN."""
    loss, gradient = candidate(np.array([[0.0, -np.inf]]), np.array([1]))

    assert loss == np.inf
    close(gradient, [[1.0, -1.0]])


def check_garbage_at_ignored_places(candidate):
    """NaN or infinity at an ignored place does not reach the loss or the gradient."""
    logits = np.array([[np.nan, 1.0], [0.0, 0.0], [np.inf, -np.inf], [-np.inf, -np.inf]])

    loss, gradient = candidate(logits, np.array([-100, 0, -100, -100]))

    close(loss, np.log(2))
    close(gradient, [[0, 0], [-0.5, 0.5], [0, 0], [0, 0]])


def check_nothing_counts(candidate):
    """With every place ignored, or none at all, loss and gradient are 0."""
    close(candidate(np.ones((2, 3)), np.array([-100, -100])), (0.0, np.zeros((2, 3))))
    close(candidate(np.ones((0, 3)), np.zeros(0, dtype=int)), (0.0, np.zeros((0, 3))))


def check_ignoring_a_code(candidate):
    """`ignore` may be one of the codes: places with that target do not count."""
    logits, targets = np.array([[1.0, 2.0, 0.5], [0.0, 0.0, 0.0]]), np.array([0, 2])

    loss, gradient = candidate(logits, targets, ignore=0)

    close(loss, np.log(3))
    close(3 * gradient, [[0, 0, 0], [1, 1, -2]])


def check_strange_targets_are_refused(candidate):
    """A target below 0 or from k on raises ValueError, unless it is the one to ignore."""
    logits = np.zeros((2, 3))

    for target in (-1, -3, 3, 100):
        raises(ValueError, candidate, logits, np.array([0, target]))
    raises(ValueError, candidate, logits, np.array([0, -100]), ignore=-1)
    close(candidate(logits, np.array([2, -3]), ignore=-3)[0], np.log(3))
    close(candidate(logits, np.array([2, 7]), ignore=7)[0], np.log(3))


def check_shapes_must_fit(candidate):
    """Targets of another shape than the places raise ValueError."""
    raises(ValueError, candidate, np.zeros((2, 3)), np.array([0]))
    raises(ValueError, candidate, np.zeros((2, 3)), np.array([[0], [1]]))
    raises(ValueError, candidate, np.zeros((2, 2, 3)), np.array([0, 1]))


def check_narrow_floats(candidate):
    """Logits in half precision are computed with in float64."""
    logits = np.array([[60_000.0, -60_000.0], [0.001, 0.0]], dtype=np.float16)

    loss, gradient = candidate(logits, np.array([1, 0]))

    small = float(logits[1, 0])
    close(loss, (120_000.0 + np.log1p(np.exp(-small))) / 2, rel=1e-9)
    close(gradient[1], np.array([-0.5, 0.5]) / (1 + np.exp(small)), rel=1e-9)


def check_input_is_left_alone(candidate):
    """Neither logits nor targets are changed."""
    loss, _ = unchanged(candidate, np.array([[0.0, np.log(3)]]), np.array([0]))

    close(loss, np.log(4))


def check_many_places_in_time(candidate):
    """250,000 places are handled at once, not one by one."""
    logits, targets = _batch(250_000, 4, seed=6)
    kept = targets != -100

    loss, gradient = candidate(logits, targets)

    powers = np.exp(logits[kept])
    close(loss, -np.log(powers[np.arange(len(powers)), targets[kept]] / powers.sum(1)).mean())
    close(np.abs(gradient[~kept]).max(), 0.0)


def check_thousands_of_codes_in_memory(candidate):
    """With 3,000 codes there is no room for a k by k matrix for each place."""
    logits, targets = _batch(100, 3000, seed=7)

    loss, gradient = candidate(logits, targets)

    close(loss, _plain(logits, targets))
    assert gradient.shape == (100, 3000)
