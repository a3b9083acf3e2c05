"""Checks of ridge-closed-form."""

import numpy as np

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st


def _schools(n, d, seed):
    rng = np.random.default_rng(seed)
    features = rng.normal(size=(n, d))
    return features, features[:, 0] - 2 * features[:, -1] + 3 + 0.3 * rng.normal(size=n)


def _fit(candidate, features, target, *penalties):
    return candidate(features, target, np.array(penalties, dtype=float))


def check_example(candidate):
    """The example of the brief: weights 1.4 and 0.7, intercepts 0.9 and 1.95."""
    features, target = np.array([[0.0], [1.0], [2.0], [3.0]]), np.array([1.0, 3.0, 2.0, 6.0])

    close(_fit(candidate, features, target, 0, 5), ([[1.4], [0.7]], [0.9, 1.95]))


def check_shapes(candidate):
    """There are (p, d) weights and (p,) intercepts."""
    weights, intercepts = _fit(candidate, *_schools(12, 4, 1), 1, 2, 3)

    assert weights.shape == (3, 4)
    assert intercepts.shape == (3,)


def check_huge_penalty_leaves_the_mean(candidate):
    """With a huge penalty the weights vanish and the intercept is the mean of the target."""
    features, target = _schools(20, 3, 2)
    weights, intercepts = _fit(candidate, features + 7, target, 1e14)

    close(weights, np.zeros((1, 3)), abs=1e-9)
    close(intercepts, [target.mean()])


def check_bad_penalties_and_no_rows(candidate):
    """A negative penalty anywhere, or no rows at all, raises ValueError."""
    raises(ValueError, candidate, *_schools(5, 2, 3), np.array([1.0, -0.1, 2.0]))
    raises(ValueError, candidate, np.empty((0, 2)), np.empty(0), np.array([1.0]))


def check_two_columns_by_hand(candidate):
    """Orthogonal columns are shrunk each by its own sum of squares."""
    features = np.array([[1.0, 2.0], [1.0, -2.0], [-1.0, 2.0], [-1.0, -2.0]])
    target = np.array([9.0, 1.0, 3.0, -5.0])  # 2 + 3 * first + 2 * second

    # squares 4 and 16, products 12 and 32
    close(_fit(candidate, features, target, 0, 4), ([[3.0, 2.0], [1.5, 1.6]], [2.0, 2.0]))


def check_another_zero_for_the_target(candidate):
    """Adding to the target moves the intercept alone."""
    features, target = _schools(15, 3, 4)
    weights, intercepts = _fit(candidate, features, target, 0.5, 20)

    close(_fit(candidate, features, target + 100, 0.5, 20), (weights, intercepts + 100))


def check_another_zero_for_the_columns(candidate):
    """Adding to the columns changes no weight."""
    features, target = _schools(15, 3, 5)
    shift = np.array([10.0, -4.0, 250.0])
    weights, intercepts = _fit(candidate, features, target, 0.5, 20)

    close(
        _fit(candidate, features + shift, target, 0.5, 20), (weights, intercepts - weights @ shift)
    )


def check_same_as_scikit_learn(candidate):
    """Weights and intercepts are those of scikit-learn's Ridge."""
    from sklearn.linear_model import Ridge

    @holds_for(st.integers(2, 30), st.integers(1, 8), st.integers(0, 10_000), examples=20)
    def equal(n, d, seed):
        features, target = _schools(n, d, seed)
        weights, intercepts = _fit(candidate, features, target, 0.1, 3.0)
        for place, penalty in enumerate((0.1, 3.0)):
            theirs = Ridge(alpha=penalty, solver="cholesky").fit(features, target)
            close(weights[place], theirs.coef_, rel=1e-6, abs=1e-8)
            close(intercepts[place], theirs.intercept_, rel=1e-6, abs=1e-8)


def check_nothing_improves(candidate):
    """The derivatives of the objective vanish at every penalty."""
    features, target = _schools(25, 6, 6)
    penalties = (0.0, 0.01, 1.0, 1e3)
    weights, intercepts = _fit(candidate, features, target, *penalties)
    for penalty, weight, intercept in zip(penalties, weights, intercepts, strict=True):
        left = target - features @ weight - intercept
        close(features.T @ left, penalty * weight, abs=1e-8)
        close(left.sum(), 0.0, abs=1e-8)


def check_penalty_as_extra_rows(candidate):
    """It is least squares on centred data with a row of sqrt(penalty) for each weight."""
    features, target = _schools(10, 4, 7)
    rows = np.vstack([features - features.mean(axis=0), np.sqrt(2.5) * np.eye(4)])
    want = np.linalg.lstsq(rows, np.append(target - target.mean(), np.zeros(4)), rcond=None)[0]

    weights, _ = _fit(candidate, features, target, 2.5)

    close(weights[0], want)


def check_no_penalty_is_least_squares(candidate):
    """With penalty zero it is ordinary least squares."""
    features, target = _schools(30, 5, 8)
    want = np.linalg.lstsq(np.column_stack([features, np.ones(30)]), target, rcond=None)[0]

    weights, intercepts = _fit(candidate, features, target, 0)

    close((weights[0], intercepts[0]), (want[:5], want[5]))


def check_more_columns_than_rows(candidate):
    """Without a penalty and with too many columns, the smallest weights that fit are returned."""
    features, target = _schools(6, 20, 9)
    weights, intercepts = _fit(candidate, features, target, 0)
    centred = features - features.mean(axis=0)

    close(features @ weights[0] + intercepts[0], target)
    close(weights[0], np.linalg.pinv(centred) @ (target - target.mean()), rel=1e-6, abs=1e-8)


def check_repeated_columns_share(candidate):
    """Equal columns get equal weights, also without a penalty."""
    features, target = _schools(12, 1, 10)
    single, _ = _fit(candidate, features, target, 0)
    weights, _ = _fit(candidate, np.column_stack([features, features]), target, 0, 1)

    close(weights[0], [single[0, 0] / 2] * 2)
    close(weights[1, 0], weights[1, 1])


def check_constant_column(candidate):
    """A constant column gets no weight, whatever the penalty."""
    features, target = _schools(10, 2, 11)
    features[:, 1] = 4.0

    weights, _ = _fit(candidate, features, target, 0, 1)

    close(weights[:, 1], [0.0, 0.0])
    assert abs(weights[0, 0]) > 0.1


def check_only_constant_columns(candidate):
    """With nothing but constant columns, the intercept is the mean."""
    features, target = np.full((4, 2), 3.0), np.array([1.0, 2.0, 3.0, 6.0])

    close(_fit(candidate, features, target, 0, 2), (np.zeros((2, 2)), [3.0, 3.0]))


def check_one_row(candidate):
    """One row gives no weights and its target as the intercept."""
    close(
        _fit(candidate, np.array([[5.0, 2.0]]), np.array([7.0]), 0, 1),
        (np.zeros((2, 2)), [7.0, 7.0]),
    )


def check_no_penalties(candidate):
    """No penalties give no weights: shapes (0, d) and (0,)."""
    weights, intercepts = _fit(candidate, *_schools(5, 3, 12))

    assert weights.shape == (0, 3)
    assert intercepts.shape == (0,)


def check_order_of_penalties(candidate):
    """Answers come in the order of the penalties, repeated ones too."""
    features, target = _schools(9, 2, 13)
    weights, intercepts = _fit(candidate, features, target, 5, 0.1, 5)
    one, start = _fit(candidate, features, target, 0.1)

    close(weights[0], weights[2])
    close((weights[1], intercepts[1]), (one[0], start[0]))


def check_larger_penalty_smaller_weights(candidate):
    """The sum of squared weights falls as the penalty rises."""

    @holds_for(st.integers(2, 15), st.integers(1, 20), st.integers(0, 10_000), examples=25)
    def falling(n, d, seed):
        weights, _ = _fit(candidate, *_schools(n, d, seed), 0.01, 0.1, 1, 10, 100)
        assert all(np.diff((weights**2).sum(axis=1)) < 0)


def check_columns_are_not_standardised(candidate):
    """A column in other units is penalised differently: times 10 means a penalty of 1 / 100."""
    features, target = _schools(20, 1, 14)

    stretched, _ = _fit(candidate, 10 * features, target, 300)
    plain, _ = _fit(candidate, features, target, 3)

    close(stretched * 10, plain)


def check_errors_are_summed(candidate):
    """Every row twice with twice the penalty gives the same answer."""
    features, target = _schools(14, 3, 15)

    once = _fit(candidate, features, target, 2)

    close(_fit(candidate, np.repeat(features, 2, axis=0), np.repeat(target, 2), 4), once)


def check_far_from_zero(candidate):
    """Columns far from zero, such as years in seconds, keep their digits."""
    features, target = _schools(20, 2, 16)
    weights, _ = _fit(candidate, features, target, 0, 1)

    moved, intercepts = _fit(candidate, features + 2.0**31, target, 0, 1)

    close(moved, weights, rel=1e-5)
    close(moved @ (features.mean(axis=0) + 2.0**31) + intercepts, [target.mean()] * 2, rel=1e-5)


def check_target_far_from_zero(candidate):
    """A target far from zero, such as a meter reading, costs no digits either."""
    features, target = _schools(20, 2, 18)
    eighths = np.round(8 * target) / 8
    weights, _ = _fit(candidate, features, eighths, 0, 1)

    moved, _ = _fit(candidate, features, eighths + 2.0**40, 0, 1)

    close(moved, weights, rel=1e-6)


def check_whole_numbers(candidate):
    """Arrays of integers are fitted like any other."""
    features, target = np.array([[0], [1], [2], [3]]), np.array([1, 3, 2, 6])

    close(candidate(features, target, np.array([0, 5])), ([[1.4], [0.7]], [0.9, 1.95]))


def check_input_is_left_alone(candidate):
    """Nothing passed in is centred in place."""
    features, target = _schools(6, 2, 17)

    weights, _ = unchanged(candidate, features, target, np.array([1.0, 0.0]))

    assert weights.shape == (2, 2)


def check_many_columns_in_time(candidate):
    """80 rows, 2,500 columns and 50 penalties take one decomposition."""
    features, target, penalties = sized(2500)
    weights, intercepts = candidate(features, target, penalties)
    left = target - features @ weights[20] - intercepts[20]

    assert weights.shape == (50, 2500)
    close(features.T @ left, penalties[20] * weights[20], abs=1e-6)


def sized(n):
    """Make 80 schools with n columns, and 50 penalties."""
    return *_schools(80, n, n), np.logspace(-3, 3, 50)
