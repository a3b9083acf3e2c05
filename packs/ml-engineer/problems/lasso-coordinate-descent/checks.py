"""Checks of lasso-coordinate-descent."""

import numpy as np

from greenroom.coding.checking import close, holds_for, raises, same, unchanged
from greenroom.coding.checking import strategies as st


def _batches(n, d, seed, shared=0.0):
    """Batches of beer whose columns share some of their variance; few of them matter."""
    rng = np.random.default_rng(seed)
    common = rng.normal(size=(n, 1))
    features = np.sqrt(shared) * common + np.sqrt(1 - shared) * rng.normal(size=(n, d))
    truth = np.zeros(d)
    truth[: min(3, d)] = [3.0, -2.0, 1.0][: min(3, d)]
    return features, features @ truth + 5 + 0.5 * rng.normal(size=n)


def _missed(features, target, weights, intercept, penalty):
    """By how much the conditions of optimality are missed, for each weight."""
    left = target - features @ weights - intercept
    slope = (features - features.mean(axis=0)).T @ left / len(target)
    return np.where(
        weights == 0, np.maximum(np.abs(slope) - penalty, 0), slope - penalty * np.sign(weights)
    )


def _objective(features, target, weights, intercept, penalty):
    left = target - features @ weights - intercept
    return (left**2).mean() / 2 + penalty * np.abs(weights).sum()


def check_example(candidate):
    """The example of the brief: weight 2, intercept 1, smallest silent penalty 7/3."""
    features, target = np.array([[1.0], [2.0], [3.0]]), np.array([2.0, 4.0, 9.0])

    close(candidate.fit_lasso(features, target, 1.0), ([2.0], 1.0))
    close(candidate.smallest_silent_penalty(features, target), 7 / 3)


def check_soft_threshold(candidate):
    """Values move towards zero by the limit and stop there."""
    values = [5.0, -5.0, 1.0, -1.0, 0.0, 2.0, -2.0]

    close([candidate.soft_threshold(v, 2.0) for v in values], [3.0, -3.0, 0, 0, 0, 0, 0])
    close(candidate.soft_threshold(1.5, 0.0), 1.5)


def check_huge_penalty(candidate):
    """A huge penalty leaves all weights exactly zero and the mean as intercept."""
    features, target = _batches(20, 4, 1)
    weights, intercept = candidate.fit_lasso(features + 3, target, 1e6)

    same([float(weight) for weight in weights], [0.0] * 4)
    close(intercept, target.mean())


def check_bad_penalties_and_no_rows(candidate):
    """A penalty of zero or less, or no rows, raises ValueError."""
    features, target = _batches(10, 2, 2)

    for penalty in (0.0, -0.5, -1.0):
        raises(ValueError, candidate.fit_lasso, features, target, penalty)
    raises(ValueError, candidate.fit_lasso, np.empty((0, 2)), np.empty(0), 1.0)


def check_orthogonal_columns(candidate):
    """With orthogonal columns each weight is soft-thresholded by itself."""
    features = np.array([[1.0, 2.0], [1.0, -2.0], [-1.0, 2.0], [-1.0, -2.0]])
    target = np.array([9.0, 1.0, 3.0, -5.0])  # 2 + 3 * first + 2 * second

    # mean squares 1 and 4, mean products 3 and 8
    close(candidate.fit_lasso(features, target, 2.0), ([1.0, 1.5], 2.0))
    close(candidate.fit_lasso(features, target, 4.0), ([0.0, 1.0], 2.0))
    close(candidate.smallest_silent_penalty(features, target), 8.0)


def check_negative_weights(candidate):
    """Negative weights are shrunk towards zero too."""
    features, target = np.array([[1.0], [2.0], [3.0]]), np.array([9.0, 4.0, 2.0])

    close(candidate.fit_lasso(features, target, 1.0), ([-2.0], 9.0))


def check_at_the_silent_penalty(candidate):
    """At the smallest silent penalty all weights are zero, just below it one is not."""
    features, target = _batches(30, 5, 3)
    silent = candidate.smallest_silent_penalty(features, target)

    above, _ = candidate.fit_lasso(features, target, silent * 1.0001)
    below, _ = candidate.fit_lasso(features, target, silent * 0.999)

    assert np.count_nonzero(above) == 0
    assert np.count_nonzero(below) == 1


def check_silent_penalty_of_nothing(candidate):
    """With a constant target or constant columns the smallest silent penalty is zero."""
    features, target = _batches(10, 2, 4)

    close(candidate.smallest_silent_penalty(features, np.full(10, 3.0)), 0.0)
    close(candidate.smallest_silent_penalty(np.full((10, 2), 3.0), target), 0.0)


def check_conditions_of_optimality(candidate):
    """Slopes equal the penalty where a weight is not zero, and stay below it elsewhere."""
    penalties = st.sampled_from([0.02, 0.3, 1.0])

    @holds_for(
        st.integers(2, 40), st.integers(1, 12), st.integers(0, 10_000), penalties, examples=25
    )
    def met(n, d, seed, penalty):
        features, target = _batches(n, d, seed)
        weights, intercept = candidate.fit_lasso(features, target, penalty)
        close(_missed(features, target, weights, intercept, penalty), np.zeros(d), abs=1e-6)


def check_errors_sum_to_zero(candidate):
    """The intercept is free: what is left over sums to zero."""
    features, target = _batches(30, 4, 5)
    for penalty in (0.1, 10.0):
        weights, intercept = candidate.fit_lasso(features + 8, target, penalty)
        close(np.mean(target - (features + 8) @ weights - intercept), 0.0, abs=1e-8)


def check_same_as_scikit_learn(candidate):
    """Weights and intercept are those of scikit-learn's Lasso, to six digits."""
    from sklearn.linear_model import Lasso

    features, target = _batches(100, 15, 6, shared=0.3)
    for penalty in (0.05, 0.5):
        theirs = Lasso(alpha=penalty, tol=1e-12, max_iter=100_000).fit(features, target)
        weights, intercept = candidate.fit_lasso(features, target, penalty)
        close(weights, theirs.coef_, rel=1e-5, abs=1e-6)
        close(intercept, theirs.intercept_, rel=1e-5)


def check_zeros_are_exact(candidate):
    """The weights of columns that do not matter are 0.0, not merely small."""
    features, target = _batches(200, 20, 7)
    weights, _ = candidate.fit_lasso(features, target, 0.2)

    same([float(weight) for weight in weights[3:]], [0.0] * 17)
    assert (np.abs(weights[:3]) > 0.5).all()


def check_correlated_columns(candidate):
    """Columns that correlate by 0.95 are slow to settle; the digits are wanted all the same."""
    features, target = _batches(60, 8, 8, shared=0.95)
    weights, intercept = candidate.fit_lasso(features, target, 0.01)

    close(_missed(features, target, weights, intercept, 0.01), np.zeros(8), abs=1e-7)


def check_more_columns_than_rows(candidate):
    """With more columns than rows the conditions hold as well."""
    features, target = _batches(15, 60, 9)
    weights, intercept = candidate.fit_lasso(features, target, 0.3)

    close(_missed(features, target, weights, intercept, 0.3), np.zeros(60), abs=1e-6)
    assert np.count_nonzero(weights) <= 15


def check_columns_on_different_scales(candidate):
    """A column in thousandths and one in thousands are both fitted."""
    features, target = _batches(50, 3, 10)
    stretch = np.array([1e3, 1.0, 1e-2])
    weights, intercept = candidate.fit_lasso(features * stretch, target, 1e-3)

    missed = _missed(features * stretch, target, weights, intercept, 1e-3)
    close(missed / stretch, np.zeros(3), abs=1e-6)
    assert np.count_nonzero(weights) == 3


def check_constant_columns(candidate):
    """A constant column has weight zero and does not disturb the rest."""
    features, target = _batches(20, 2, 11)
    wide = np.column_stack([np.full(20, 0.1), features, np.zeros(20)])
    weights, intercept = candidate.fit_lasso(wide, target, 0.1)
    alone, start = candidate.fit_lasso(features, target, 0.1)

    same([float(weights[0]), float(weights[3])], [0.0, 0.0])
    close((weights[1:3], intercept), (alone, start), rel=1e-5)


def check_constant_target(candidate):
    """A constant target needs no weights."""
    features, _ = _batches(12, 3, 12)

    close(candidate.fit_lasso(features, np.full(12, 4.0), 0.1), (np.zeros(3), 4.0))


def check_repeated_column(candidate):
    """A column given twice: how the two share is open, their sum and the objective are not."""
    features, target = _batches(25, 1, 13)
    alone, _ = candidate.fit_lasso(features, target, 0.2)
    weights, _ = candidate.fit_lasso(np.column_stack([features, features]), target, 0.2)

    close(weights.sum(), alone[0], rel=1e-5)
    close(np.abs(weights).sum(), abs(alone[0]), rel=1e-5)


def check_one_row(candidate):
    """One row gives zero weights and its target."""
    close(candidate.fit_lasso(np.array([[3.0, 1.0]]), np.array([7.0]), 0.5), ([0.0, 0.0], 7.0))


def check_larger_penalty_smaller_weights(candidate):
    """The absolute weights sum to less as the penalty rises."""
    features, target = _batches(40, 6, 14)
    sums = [np.abs(candidate.fit_lasso(features, target, p)[0]).sum() for p in (0.01, 0.1, 0.5, 2)]

    assert all(np.diff(sums) < 0)


def check_another_zero(candidate):
    """Shifting columns or target changes no weight."""
    features, target = _batches(30, 3, 15)
    weights, intercept = candidate.fit_lasso(features, target, 0.2)
    moved, start = candidate.fit_lasso(features + 50, target - 9, 0.2)

    close(moved, weights, rel=1e-5, abs=1e-7)
    close(start, intercept - 9 - 50 * weights.sum(), rel=1e-5)


def check_errors_are_a_mean(candidate):
    """Every row twice gives the same weights with the same penalty."""
    features, target = _batches(20, 3, 16)

    once = candidate.fit_lasso(features, target, 0.2)
    twice = candidate.fit_lasso(np.repeat(features, 2, axis=0), np.repeat(target, 2), 0.2)

    close(twice, once, rel=1e-5, abs=1e-7)


def check_no_other_weights_are_better(candidate):
    """Weights moved a little in any direction are never better."""
    features, target = _batches(30, 5, 17, shared=0.5)
    weights, intercept = candidate.fit_lasso(features, target, 0.3)
    lowest = _objective(features, target, weights, intercept, 0.3)
    rng = np.random.default_rng(18)
    for size in (1e-3, 1e-1, 1.0):
        moves = rng.normal(size=(30, 5)) * size
        others = [_objective(features, target, weights + move, intercept, 0.3) for move in moves]
        assert min(others) >= lowest


def check_input_is_left_alone(candidate):
    """Features and target are not centred in place."""
    features, target = _batches(10, 2, 19)

    weights, _ = unchanged(candidate.fit_lasso, features, target, 0.1)

    assert weights.shape == (2,)


def check_many_columns_in_time(candidate):
    """2,000 batches with 1,000 substances are settled within the time limit."""
    features, target, penalty = _many(1000)
    weights, intercept = candidate.fit_lasso(features, target, penalty)

    close(_missed(features, target, weights, intercept, penalty), np.zeros(1000), abs=1e-5)
    assert np.count_nonzero(weights) < 40


def _many(n):
    """Make 2,000 batches with n substances."""
    return *_batches(2000, n, n, shared=0.5), 0.1


def sized(n):
    """Prepare the call whose time is measured at size n."""
    batches = _many(n)
    return lambda candidate: candidate.fit_lasso(*batches)
