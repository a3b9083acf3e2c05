"""Checks of boosted-stumps."""

import numpy as np

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st

COLUMN, TARGET = np.array([[1.0], [2.0], [3.0], [4.0]]), np.array([1.0, 1.0, 5.0, 9.0])


def _hours(n, seed, columns=3):
    rng = np.random.default_rng(seed)
    features = rng.normal(size=(n, columns))
    return features, 2 * np.sin(features[:, 0]) + features[:, -1] ** 2 + 0.3 * rng.normal(size=n)


def _few_values(n, seed):
    """Whole numbers with many repeats."""
    rng = np.random.default_rng(seed)
    return rng.integers(0, 4, (n, 2)).astype(float), rng.integers(0, 6, n).astype(float)


def _slow_round(features, left_over):
    """The squared error of every split, tried one by one."""
    errors = {}
    for feature in range(features.shape[1]):
        values = np.unique(features[:, feature])
        for threshold in (values[:-1] + values[1:]) / 2:
            left = features[:, feature] <= threshold
            sides = (left_over[left], left_over[~left])
            errors[feature, threshold] = sum(((side - side.mean()) ** 2).sum() for side in sides)
    return errors


def check_example(candidate):
    """The example of the brief: start 4, first stump (0, 2.5, -3, 3)."""
    start, stumps = candidate.fit_boosted(COLUMN, TARGET, 1, 1.0)

    close(start, 4.0)
    close(stumps, [(0, 2.5, -3.0, 3.0)])


def check_second_round(candidate):
    """The second stump of the example is fitted to 0, 0, -2, 2."""
    _, stumps = candidate.fit_boosted(COLUMN, TARGET, 2, 1.0)

    # at 3.5: sums -2 and 2, gain 4 / 3 + 4
    close(stumps[1], (0, 3.5, -2 / 3, 2.0))


def check_prediction_by_hand(candidate):
    """A prediction is the start plus what each stump adds; on a threshold one goes left."""
    model = (10.0, [(0, 2.5, -3.0, 3.0), (1, 0.0, 0.5, -0.5)])
    features = np.array([[2.5, 0.0], [2.6, 0.0], [2.5, 0.1], [9.0, 9.0]])

    close(candidate.predict_boosted(model, features), [7.5, 13.5, 6.5, 12.5])


def check_bad_arguments_are_refused(candidate):
    """No rows, negative rounds, or a rate outside (0, 1] raise ValueError."""
    raises(ValueError, candidate.fit_boosted, np.empty((0, 2)), np.empty(0), 3)
    raises(ValueError, candidate.fit_boosted, COLUMN, TARGET, -1)
    for rate in (0.0, -0.1, 1.01, 1.5):
        raises(ValueError, candidate.fit_boosted, COLUMN, TARGET, 3, rate)


def check_no_rounds(candidate):
    """With no rounds the mean is predicted everywhere."""
    model = candidate.fit_boosted(COLUMN, TARGET, 0)
    start, stumps = model

    close(start, 4.0)
    assert list(stumps) == []
    close(candidate.predict_boosted(model, np.array([[0.0], [99.0]])), [4.0, 4.0])


def check_rate(candidate):
    """The rate shrinks what a stump adds, and so what it takes from the rest."""
    _, stumps = candidate.fit_boosted(COLUMN, TARGET, 2, 0.5)

    # after half of the first stump -1.5, -1.5, -0.5, 3.5 are left: best at 3.5
    close(stumps, [(0, 2.5, -1.5, 1.5), (0, 3.5, -3.5 / 6, 1.75)])


def check_default_rate(candidate):
    """The rate is 0.1 when none is given."""
    close(candidate.fit_boosted(COLUMN, TARGET, 1)[1], [(0, 2.5, -0.3, 0.3)])


def check_sizes_of_the_sides(candidate):
    """The sides count by their sizes: one far row does not outweigh a large step."""
    features = np.arange(8.0)[:, None]
    target = np.array([0.0, 0.0, 0.0, 0.0, 3.0, 3.0, 3.0, 7.0])

    # rests -2, -2, -2, -2, 1, 1, 1, 5: splitting in the middle gains 32, off the last 200/7
    close(candidate.fit_boosted(features, target, 1, 1.0)[1], [(0, 3.5, -2.0, 2.0)])


def check_equal_values_stay_together(candidate):
    """Rows with the same value are never parted."""
    features = np.array([[1.0], [1.0], [1.0], [2.0], [2.0]])
    target = np.array([0.0, 0.0, 9.0, 9.0, 12.0])

    close(candidate.fit_boosted(features, target, 1, 1.0)[1], [(0, 1.5, -3.0, 4.5)])


def check_ties_go_to_the_first(candidate):
    """Equally good splits: the first feature, then the lowest threshold."""
    twice = np.array([[3.0, 1.0], [1.0, 2.0], [2.0, 3.0]])

    # rests 2, -1, -1: the second column splits as well as the first
    close(candidate.fit_boosted(twice, np.array([3.0, 0.0, 0.0]), 1, 1.0)[1], [(0, 2.5, -1.0, 2.0)])
    steps = np.array([[1.0], [2.0], [3.0]])
    close(candidate.fit_boosted(steps, np.array([0.0, 3.0, 0.0]), 1, 1.0)[1], [(0, 1.5, -1.0, 0.5)])


def check_near_ties_go_to_the_first(candidate):
    """Splits that are equal but for rounding: the first one, in any order of the rows."""
    rng = np.random.default_rng(3)
    column = rng.permutation(60).astype(float)
    target = rng.normal(size=60) / 3
    features = np.column_stack([column, -column])
    for seed in range(6):
        order = np.random.default_rng(seed).permutation(60)
        _, stumps = candidate.fit_boosted(features[order], target[order], 5, 0.3)
        assert [stump[0] for stump in stumps] == [0] * 5


def check_stops_when_nothing_is_left(candidate):
    """When everything is explained, no more stumps are added."""
    _, stumps = candidate.fit_boosted(np.array([[1.0], [2.0]]), np.array([3.0, 5.0]), 50, 1.0)

    close(stumps, [(0, 1.5, -1.0, 1.0)])


def check_constant_columns_and_targets(candidate):
    """Constant columns or a constant target give no stumps."""
    target = np.array([0.1, 0.2, 0.7])

    assert list(candidate.fit_boosted(np.full((3, 2), 0.3), target, 5)[1]) == []
    assert list(candidate.fit_boosted(np.arange(3.0)[:, None], np.full(3, 0.25), 5)[1]) == []


def check_useless_splits_are_not_made(candidate):
    """Where no single question helps, there are no stumps."""
    corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])

    assert list(candidate.fit_boosted(corners, np.array([0.1, 0.7, 0.7, 0.1]), 5)[1]) == []


def check_one_row(candidate):
    """One row gives its own value and no stumps."""
    start, stumps = candidate.fit_boosted(np.array([[4.0, 2.0]]), np.array([7.0]), 5)

    close(start, 7.0)
    assert list(stumps) == []


def check_large_target(candidate):
    """A target with a large mean is boosted as if it had none."""
    features, target = _hours(30, 4)
    target = np.round(target * 256) / 256

    start, stumps = candidate.fit_boosted(features, target, 8, 0.5)
    moved, others = candidate.fit_boosted(features, target + 2.0**30, 8, 0.5)

    close(others, stumps, rel=1e-5, abs=1e-6)
    close(moved - 2.0**30, start, abs=1e-6)


def check_best_of_all_splits(candidate):
    """In each round no other split has a smaller squared error."""

    @holds_for(st.integers(2, 14), st.integers(0, 10_000), examples=30)
    def best(n, seed):
        features, target = _few_values(n, seed)
        start, stumps = candidate.fit_boosted(features, target, 3, 0.5)
        left_over = target - start
        for feature, threshold, left, right in stumps:
            errors = _slow_round(features, left_over)
            lowest, before = min(errors.values()), (left_over**2).sum()
            first = next(split for split in errors if errors[split] <= lowest + 1e-10 * before)
            assert (feature, threshold) == first
            below = features[:, feature] <= threshold
            close((left, right), (left_over[below].mean() / 2, left_over[~below].mean() / 2))
            left_over = left_over - np.where(below, left, right)


def check_error_never_rises(candidate):
    """Each further stump lowers the squared error on the training rows."""
    features, target = _hours(60, 5)
    start, stumps = candidate.fit_boosted(features, target, 40, 0.3)
    errors = [
        ((candidate.predict_boosted((start, stumps[:count]), features) - target) ** 2).mean()
        for count in range(0, 41, 5)
    ]

    assert len(stumps) == 40
    assert all(np.diff(errors) < 0)


def check_more_rounds_begin_alike(candidate):
    """More rounds only add stumps to those of fewer."""
    features, target = _hours(25, 6)
    _, few = candidate.fit_boosted(features, target, 4)
    _, many = candidate.fit_boosted(features, target, 9)

    close(many[:4], few)
    assert len(many) == 9


def check_same_as_scikit_learn(candidate):
    """Predictions are those of scikit-learn's boosting with depth 1."""
    from sklearn.ensemble import GradientBoostingRegressor

    features, target = _hours(120, 7)
    fresh, _ = _hours(50, 8)
    theirs = GradientBoostingRegressor(n_estimators=30, learning_rate=0.2, max_depth=1)
    model = candidate.fit_boosted(features, target, 30, 0.2)

    close(candidate.predict_boosted(model, fresh), theirs.fit(features, target).predict(fresh))


def check_order_of_rows(candidate):
    """The order of the rows does not matter."""
    features, target = _hours(40, 9)
    order = np.random.default_rng(10).permutation(40)

    model = candidate.fit_boosted(features, target, 10)

    close(candidate.fit_boosted(features[order], target[order], 10), model)


def check_huge_values(candidate):
    """Thresholds between huge values do not overflow."""
    features = np.array([[1.2e308], [1.6e308], [-1.6e308]])
    _, stumps = candidate.fit_boosted(features, np.array([0.0, 6.0, 0.0]), 1, 1.0)

    close(stumps[0][1] / 1e308, 1.4)


def check_whole_numbers(candidate):
    """Arrays of integers are boosted like any other."""
    start, stumps = candidate.fit_boosted(COLUMN.astype(int), TARGET.astype(int), 1, 1.0)

    close((start, stumps), (4.0, [(0, 2.5, -3.0, 3.0)]))


def check_input_is_left_alone(candidate):
    """Features and target are not changed."""
    features, target = _hours(10, 11)

    model = unchanged(candidate.fit_boosted, features, target, 3)
    found = unchanged(candidate.predict_boosted, model, features)

    assert found.shape == (10,)


def check_many_rounds_in_time(candidate):
    """60 rounds on 8,000 rows and four columns are boosted within the time limit."""
    features, target, rounds, rate = _many(8000)
    model = candidate.fit_boosted(features, target, rounds, rate)

    left = candidate.predict_boosted(model, features) - target
    assert left.var() < 0.2 * target.var()


def _many(n):
    """Make n hours with four columns, and boost 60 rounds."""
    return *_hours(n, n, columns=4), 60, 0.3


def sized(n):
    """Prepare the call whose time is measured at size n."""
    hours = _many(n)
    return lambda candidate: candidate.fit_boosted(*hours)
