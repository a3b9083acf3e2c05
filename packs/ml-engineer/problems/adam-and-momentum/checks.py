"""Checks of adam-and-momentum."""

import numpy as np

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st


def _run(optimiser, start, gradients):
    """The places that a single parameter visits, one for each gradient."""
    places, now = [], np.array(start, dtype=float)
    for gradient in gradients:
        now = optimiser.step([now], [None if gradient is None else np.array(gradient, float)])[0]
        places.append(now)
    return places


def _plain_adam(start, gradients, rate=0.001, betas=(0.9, 0.999), epsilon=1e-8, decay=0.0):
    places, now, mean, square, updates = [], np.array(start, dtype=float), 0.0, 0.0, 0
    for gradient in gradients:
        if gradient is not None:
            slope = np.array(gradient, dtype=float)
            updates += 1
            mean = betas[0] * mean + (1 - betas[0]) * slope
            square = betas[1] * square + (1 - betas[1]) * slope**2
            fair = mean / (1 - betas[0] ** updates), square / (1 - betas[1] ** updates)
            now = now - rate * fair[0] / (np.sqrt(fair[1]) + epsilon) - rate * decay * now
        places.append(now)
    return places


def check_momentum_example(candidate):
    """The example of the brief for Momentum."""
    close(_run(candidate.Momentum(0.1, 0.5), [1.0], [[1.0], [1.0]]), [[0.9], [0.75]])


def check_adam_example(candidate):
    """The example of the brief for Adam: a first step has the size of the rate."""
    close(_run(candidate.Adam(0.1), [1.0, -2.0], [[0.5, -30.0]]), [[0.9, -1.9]])


def check_nesterov(candidate):
    """With nesterov, the step looks ahead along the new velocity."""
    places = _run(candidate.Momentum(0.1, 0.5, nesterov=True), [1.0], [[1.0], [1.0], [0.0]])

    # velocities 1, 1.5, 0.75; steps 1.5, 1.75, 0.375
    close(places, [[0.85], [0.675], [0.6375]])


def check_second_adam_step(candidate):
    """The second step of Adam, with betas of one half, worked out by hand."""
    places = _run(candidate.Adam(0.3, (0.5, 0.5), 0.0), [0.0], [[1.0], [-2.0]])

    # m = 0.5, -0.75 over 0.5, 0.75; s = 0.5, 2.25 over 0.5, 0.75
    close(places, [[-0.3], [-0.3 + 0.3 / np.sqrt(3.0)]])


def check_momentum_defaults(candidate):
    """Momentum is 0.9 unless told otherwise, without nesterov."""
    close(_run(candidate.Momentum(1.0), [0.0], [[1.0], [0.0], [0.0]]), [[-1.0], [-1.9], [-2.71]])


def check_adam_defaults(candidate):
    """Adam's defaults are a rate of 0.001, betas 0.9 and 0.999, epsilon 1e-8 and no decay."""
    gradients = [[3.0, 1e-8], [-1.0, 2e-8], [0.5, 0.0], [0.5, -1e-8]]

    close(_run(candidate.Adam(), [1.0, 1.0], gradients), _plain_adam([1.0, 1.0], gradients), 1e-9)


def check_adam_by_the_formulas(candidate):
    """Adam follows the formulas for any gradients and settings."""
    rows = st.lists(st.lists(st.floats(-10, 10), min_size=2, max_size=2), min_size=1, max_size=4)
    shares = st.floats(0.0, 0.99)

    @holds_for(rows, shares, shares, st.floats(1e-6, 1.0), examples=20)
    def follows(gradients, first, second, epsilon):
        settings = {"rate": 0.1, "betas": (first, second), "epsilon": epsilon, "decay": 0.2}
        close(
            _run(candidate.Adam(**settings), [1.0, -3.0], gradients),
            _plain_adam([1.0, -3.0], gradients, **settings),
        )


def check_zero_momentum_is_plain_descent(candidate):
    """With a momentum of 0, each step is the rate times the gradient."""
    for nesterov in (False, True):
        places = _run(candidate.Momentum(0.5, 0.0, nesterov), [4.0], [[2.0], [-6.0]])
        close(places, [[3.0], [6.0]])


def check_several_parameters(candidate):
    """Parameters of any shapes are updated side by side, each with a memory of its own."""
    parameters = [np.ones((2, 3)), np.array(5.0), np.zeros((0, 4)), np.array([1.0, 2.0])]
    gradients = [np.full((2, 3), 4.0), np.array(-1.0), np.zeros((0, 4)), np.array([0.0, 3.0])]
    rolling, adam = candidate.Momentum(0.1), candidate.Adam(0.1)

    rolled = rolling.step(rolling.step(parameters, gradients), gradients)
    moved = adam.step(adam.step(parameters, gradients), gradients)

    # two equal gradients: momentum goes 1 + 1.9 times their size, Adam twice the rate
    close(rolled, [np.full((2, 3), -0.16), np.array(5.29), np.zeros((0, 4)), [1.0, 1.13]])
    close(moved, [np.full((2, 3), 0.8), np.array(5.2), np.zeros((0, 4)), [1.0, 1.8]])


def check_no_gradient_leaves_a_parameter_alone(candidate):
    """Where the gradient is None, a parameter stays, without coasting or decay."""
    for optimiser in (candidate.Momentum(0.1), candidate.Adam(0.1, decay=0.5)):
        first = optimiser.step([np.array([1.0]), np.array([1.0])], [np.array([1.0])] * 2)
        second = optimiser.step(first, [None, np.array([1.0])])
        close(second[0], first[0])
        assert second[1][0] < first[1][0]


def check_memory_stands_still(candidate):
    """Steps without a gradient leave no trace in the memory, nor in the count of updates."""
    gradients = [None, [1.0], None, [-2.0], None, None, [0.5]]

    for make in (
        lambda: candidate.Momentum(0.1),
        lambda: candidate.Adam(0.1, (0.5, 0.5), decay=0.1),
    ):
        places = _run(make(), [1.0], gradients)
        without = _run(make(), [1.0], [one for one in gradients if one is not None])
        close([places[1], places[3], places[6]], without)


def check_zero_gradient_is_not_none(candidate):
    """A gradient of zero is an update: momentum rolls on, Adam decays, and no NaN comes of it."""
    close(_run(candidate.Momentum(1.0, 0.5), [0.0], [[1.0], [0.0]]), [[-1.0], [-1.5]])
    close(_run(candidate.Adam(0.1, decay=0.5), [2.0], [[0.0]]), [[1.9]])


def check_decay_is_decoupled(candidate):
    """Weight decay shrinks the parameter directly, untouched by the gradient's scale."""
    small = _run(candidate.Adam(0.1, decay=0.2), [10.0], [[1e-3]])[0]
    large = _run(candidate.Adam(0.1, decay=0.2), [10.0], [[1e3]])[0]

    close(small, [10.0 - 0.1 - 0.2], rel=1e-5)
    close(large, [10.0 - 0.1 - 0.2])


def check_epsilon_is_outside_the_root(candidate):
    """epsilon is added to the root, so a gradient of its size gives half a step."""
    close(_run(candidate.Adam(0.1, epsilon=0.25), [0.0], [[0.25]]), [[-0.05]])


def check_scale_of_the_gradient(candidate):
    """Without epsilon, Adam's steps do not depend on the scale of the gradient."""
    gradients = np.array([[1.0], [-0.5], [2.0]])

    places = _run(candidate.Adam(0.1, epsilon=0.0), [0.0], gradients)

    close(_run(candidate.Adam(0.1, epsilon=0.0), [0.0], 1e6 * gradients), places)
    close(_run(candidate.Adam(0.1, epsilon=0.0), [0.0], 1e-30 * gradients), places)


def check_rate_may_change(candidate):
    """A changed rate holds from the next step on, for the whole of that step."""
    rolling, adam = candidate.Momentum(0.1, 0.5), candidate.Adam(0.1, (0.5, 0.5), 0.0, 0.3)
    first = rolling.step([np.array([1.0])], [np.array([1.0])])
    second = adam.step([np.array([1.0])], [np.array([1.0])])
    rolling.rate, adam.rate = 0.01, 0.01

    close(rolling.step(first, [np.array([1.0])])[0], first[0] - 0.015)
    close(adam.step(second, [np.array([1.0])])[0], second[0] - 0.01 - 0.003 * second[0])


def check_it_finds_the_bottom_of_a_valley(candidate):
    """In a long narrow valley both get near the bottom, where plain descent would zigzag."""
    steep = np.array([1.0, 40.0])
    for optimiser in (candidate.Momentum(0.02), candidate.Adam(0.3, (0.8, 0.9))):
        now = np.array([5.0, 2.0])
        for _ in range(60):
            now = optimiser.step([now], [steep * now])[0]
        assert (steep * now**2).sum() < 1.0


def check_narrow_floats(candidate):
    """Parameters keep their dtype, and gradients too small to be squared in it still count."""
    start, tiny = np.array([1.0], np.float32), np.array([1e-25], np.float32)

    moved = candidate.Adam(0.25, epsilon=0.0).step([start], [tiny])[0]
    rolled = candidate.Momentum(0.25).step([start], [np.array([1.0], np.float32)])[0]
    kept = candidate.Adam().step([start], [None])[0]

    assert moved.dtype == rolled.dtype == kept.dtype == np.float32
    close([moved, rolled, kept], np.array([[0.75], [0.75], [1.0]], np.float32))


def check_other_numbers_are_refused(candidate):
    """Another number of gradients, or of parameters than before, raises ValueError."""
    one, two = [np.array([1.0])], [np.array([1.0]), np.array([2.0])]
    for optimiser in (candidate.Momentum(0.1), candidate.Adam(0.1)):
        raises(ValueError, optimiser.step, two, one)
        raises(ValueError, optimiser.step, one, two)
        optimiser.step(two, two)
        raises(ValueError, optimiser.step, one, one)
        raises(ValueError, optimiser.step, [*two, *one], [*two, *one])


def check_other_shapes_are_refused(candidate):
    """A gradient that fits only by broadcasting raises ValueError."""
    for optimiser in (candidate.Momentum(0.1), candidate.Adam(0.1)):
        for shape in ((1,), (), (1, 3), (3, 1)):
            raises(ValueError, optimiser.step, [np.ones(3)], [np.ones(shape)])


def check_a_refused_step_leaves_no_trace(candidate):
    """After a refused step, the next one is as if nothing had happened."""
    good, bad = [np.array([1.0]), np.array([1.0])], [np.array([5.0]), np.array([[5.0]])]
    for make in (lambda: candidate.Momentum(0.1), lambda: candidate.Adam(0.1, (0.5, 0.5))):
        careful, plain = make(), make()
        raises(ValueError, careful.step, good, bad)
        first = careful.step(good, good)
        close(first, plain.step(good, good))
        raises(ValueError, careful.step, first, bad)
        back = [-array for array in good]
        close(careful.step(first, back), plain.step(first, back))


def check_optimisers_are_apart(candidate):
    """Two optimisers share no memory."""
    for make in (lambda: candidate.Momentum(0.1), lambda: candidate.Adam(0.1, (0.5, 0.5))):
        first, second = make(), make()
        _run(first, [1.0], [[4.0], [-3.0]])
        close(_run(second, [1.0], [[2.0]]), _run(make(), [1.0], [[2.0]]))


def check_input_is_left_alone(candidate):
    """Neither parameters nor gradients are changed; the new parameters are returned."""
    for optimiser in (candidate.Momentum(0.1), candidate.Adam(0.1)):
        parameters, gradients = [np.array([1.0]), np.array([2.0])], [np.array([1.0]), None]
        found = unchanged(optimiser.step, parameters, gradients)
        close(found, [[0.9], [2.0]])


def check_many_parameters_in_time(candidate):
    """300,000 numbers are updated at once, not one by one."""
    start = np.zeros((300, 1000))

    moved = candidate.Adam(0.1).step([start], [np.ones((300, 1000))])[0]
    rolled = candidate.Momentum(0.1).step([start], [np.ones((300, 1000))])[0]

    close((moved.min(), moved.max(), rolled.min(), rolled.max()), (-0.1, -0.1, -0.1, -0.1))
