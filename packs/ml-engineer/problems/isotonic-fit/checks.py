import numpy as np

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st

NAN, INF = float("nan"), float("inf")


def juries(count, ages, seed):
    """Ages of which at most `ages` differ, tastes that rise by and large, uneven weights."""
    dice = np.random.default_rng(seed)
    x = dice.integers(0, ages, size=count).astype(float)
    return x, 0.3 * x + dice.normal(size=count), dice.uniform(0.5, 4, size=count)


def levels(candidate, *rows):
    return np.asarray(candidate().fit(*rows).levels)


def sized(n):
    rows = juries(n, n, seed=n)
    return lambda candidate: candidate().fit(*rows)


def check_worked_example(candidate):
    """The example of the brief: 3 before 2 become 2.5 each."""
    model = candidate().fit([1, 2, 3, 4], [1, 3, 2, 4])

    close(model.places, [1.0, 2.0, 3.0, 4.0])
    close(model.levels, [1.0, 2.5, 2.5, 4.0])
    close(model.predict([0, 1.5, 2.5, 9]), [1.0, 1.75, 2.5, 4.0])


def check_what_rises_stays(candidate):
    """Values that rise or stay are fitted as they are; values that fall become one mean."""
    close(levels(candidate, [1, 2, 3, 4], [0.5, 0.5, 2, 7]), [0.5, 0.5, 2.0, 7.0])
    close(levels(candidate, [1, 2, 3, 4], [9, 5, 2, 0]), [4.0] * 4)


def check_pooling_goes_back(candidate):
    """A late low value may pull down several levels before it: 1, 2, 3, 0 gives 1, 5/3, 5/3, 5/3."""
    close(levels(candidate, [1, 2, 3, 4], [1, 2, 3, 0]), [1.0, 5 / 3, 5 / 3, 5 / 3])
    close(levels(candidate, [1, 2, 3, 4, 5], [1, 2, 3, 4, -5]), [1.0] * 5)


def check_rows_in_any_order(candidate):
    """Rows are ordered by x first."""
    model = candidate().fit([3, 1, 4, 2], [2, 1, 4, 3])

    close(model.places, [1.0, 2.0, 3.0, 4.0])
    close(model.levels, [1.0, 2.5, 2.5, 4.0])


def check_equal_ages(candidate):
    """Rows of equal x get one level, their mean if nothing falls, in whatever order they come."""
    for order in ([0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2]):
        x, y = np.array([5, 5, 7, 7])[order], np.array([1, 3, 8, 4])[order]
        model = candidate().fit(x, y)
        close(model.places, [5.0, 7.0])
        close(model.levels, [2.0, 6.0])
    close(levels(candidate, [1, 1, 1], [3, 9, 0]), [4.0])


def check_weights(candidate):
    """A jury of three counts three times: 3 then 1 with weights 1 and 3 is 1.5."""
    close(levels(candidate, [1, 2], [3, 1], [1, 3]), [1.5, 1.5])
    close(levels(candidate, [1, 1, 2], [0, 4, 5], [3, 1, 2]), [1.0, 5.0])
    close(levels(candidate, [1, 2, 3], [6, 3, 0], [1, 2, 3]), [2.0, 2.0, 2.0])


def check_weight_is_repetition(candidate):
    """A row of weight 3 is the same as the row three times."""
    x, y, _ = juries(20, 8, seed=1)
    times = np.random.default_rng(2).integers(1, 5, size=20)

    repeated = levels(candidate, np.repeat(x, times), np.repeat(y, times))

    close(levels(candidate, x, y, times), repeated)


def check_as_scikit_learn(candidate):
    """Levels and predictions agree with scikit-learn's IsotonicRegression."""
    from sklearn.isotonic import IsotonicRegression

    @holds_for(st.integers(1, 50), st.integers(1, 30), st.integers(0, 9_999), examples=15)
    def agrees(count, ages, seed):
        x, y, weights = juries(count, ages, seed)
        theirs = IsotonicRegression(out_of_bounds="clip").fit(x, y, sample_weight=weights)
        mine = candidate().fit(x, y, weights)
        close(mine.levels, theirs.predict(mine.places), abs=1e-7)
        between = np.random.default_rng(seed).uniform(-2, ages + 2, size=20)
        close(mine.predict(between), theirs.predict(between), abs=1e-7)


def check_no_other_curve_is_better(candidate):
    """Levels never fall, and no step up or down at any place makes the sum of squares smaller."""

    @holds_for(st.integers(1, 40), st.integers(0, 9_999), examples=20)
    def optimal(count, seed):
        x, y, weights = juries(count, 3 * count, seed)
        model = candidate().fit(x, y, weights)
        fitted, places = np.asarray(model.levels), np.asarray(model.places)
        assert (np.diff(fitted) >= -1e-9).all()
        left = (weights * (y - fitted[np.searchsorted(places, x)]))[np.argsort(x, kind="stable")]
        ends = np.searchsorted(np.sort(x), places, side="right")
        from_here = left.sum() - np.concatenate([[0.0], left.cumsum()[ends - 1][:-1]])
        assert from_here.max() < 1e-7  # raising all levels from a place on does not help
        close(from_here[0], 0.0, abs=1e-7)
        close(
            (left.cumsum()[ends - 1] * np.append(np.diff(fitted), 1)),
            np.zeros(len(places)),
            abs=1e-6,
        )


def check_shifted_and_turned(candidate):
    """Shifting, stretching, and turning both axes round do the same to the levels."""
    x, y, weights = juries(40, 15, seed=3)
    fitted = levels(candidate, x, y, weights)

    close(levels(candidate, 5 * x - 100, y, weights), fitted)
    close(levels(candidate, x, 3 * y + 7, weights), 3 * fitted + 7)
    close(levels(candidate, x, y, 1e4 * weights), fitted)
    close(levels(candidate, -x, -y, weights), -fitted[::-1])


def check_fitting_the_fit(candidate):
    """Fitting the fitted levels again changes nothing."""
    x, y, weights = juries(60, 60, seed=4)
    model = candidate().fit(x, y, weights)
    first = np.asarray(model.levels)

    close(levels(candidate, model.places, first), first)


def check_between_and_beyond(candidate):
    """Predictions lie on straight lines between places, and keep the end levels beyond them."""
    model = candidate().fit([10, 20, 40], [1, 3, 4])

    close(model.predict([10, 12, 15, 20, 30, 40]), [1.0, 1.4, 2.0, 3.0, 3.5, 4.0])
    close(model.predict([-1e9, 9.99, 40.01, 1e9]), [1.0, 1.0, 4.0, 4.0])
    assert np.asarray(model.predict([])).shape == (0,)
    close(candidate().fit([5], [2]).predict([1, 5, 9]), [2.0, 2.0, 2.0])


def check_a_second_fit_forgets(candidate):
    """A second fit leaves nothing of the first, and two models share nothing."""
    model, other = candidate().fit([1, 2], [5, 7]), candidate().fit([1, 2], [0, 1])

    model.fit([3, 4, 5], [1, 1, 2])

    close(model.places, [3.0, 4.0, 5.0])
    close(model.levels, [1.0, 1.0, 2.0])
    close(other.levels, [0.0, 1.0])


def check_bad_rows_are_refused(candidate):
    """No rows, lengths that differ, or anything NaN or infinite raises ValueError."""
    raises(ValueError, candidate().fit, [], [])
    raises(ValueError, candidate().fit, [1, 2], [1])
    raises(ValueError, candidate().fit, [1, 2], [1, 2], [1])
    for bad in (NAN, INF, -INF):
        raises(ValueError, candidate().fit, [1, bad], [1, 2])
        raises(ValueError, candidate().fit, [1, 2], [bad, 2])
        raises(ValueError, candidate().fit, [1, 2], [1, 2], [1, bad])


def check_bad_weights_are_refused(candidate):
    """Weights of 0 or below raise ValueError; tiny ones are fine."""
    raises(ValueError, candidate().fit, [1, 2], [1, 2], [1, 0])
    raises(ValueError, candidate().fit, [1, 2], [1, 2], [-1, 1])
    close(levels(candidate, [1, 2], [3, 1], [1e-9, 1e-9]), [2.0, 2.0])


def check_predict_before_fit_is_refused(candidate):
    """Predicting before fitting raises ValueError."""
    raises(ValueError, candidate().predict, [1.0])
    assert len(candidate().fit([1], [1]).predict([1.0])) == 1


def check_large_values(candidate):
    """Around 10^12 small differences are still pooled to their means."""
    got = levels(candidate, [1, 2, 3, 4], np.array([0.0, 3, 2, 4]) + 1e12)

    close(got - 1e12, [0.0, 2.5, 2.5, 4.0], abs=1e-3)


def check_input_is_not_changed(candidate):
    """What was passed in is not changed or put in order."""
    x, y, weights = juries(30, 10, seed=5)
    model = candidate()

    unchanged(model.fit, x, y, weights)

    unchanged(model.predict, x)


def check_up_and_down_again(candidate):
    """80,000 rows that rise for a half and then fall are fitted in time: nothing starts anew."""
    up = np.arange(40_000.0)

    got = levels(candidate, np.arange(80_000.0), np.concatenate([up, up[::-1] - 1]))

    assert (np.diff(got) >= 0).all()
    close(got.sum(), 2 * up.sum() - 40_000)
    assert got[0] == 0.0
    assert got[-1] == got[60_000]


def check_many_noisy_rows(candidate):
    """60,000 noisy rows, and as many that only fall, are fitted in time."""
    x, y, weights = juries(60_000, 50_000, seed=6)

    model = candidate().fit(x, y, weights)

    assert (np.diff(model.levels) >= 0).all()
    close(float((weights * model.predict(x)).sum()), float((weights * y).sum()))
    falling = levels(candidate, np.arange(60_000.0), -np.arange(60_000.0))
    close(falling, np.full(60_000, -29_999.5))
