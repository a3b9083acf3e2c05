import numpy as np

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st

NAN = float("nan")


def median(resamples):
    return np.median(resamples, axis=1)


def largest(resamples):
    return resamples.max(axis=1)


def bell(count, seed, middle=0.0, spread=1.0):
    return np.random.default_rng(seed).normal(middle, spread, size=count)


def check_worked_examples(candidate):
    """Constant values give that value twice, a constant difference that difference twice."""
    close(candidate.interval([4.0, 4.0, 4.0]), (4.0, 4.0))
    close(candidate.paired_interval([3, 9, 6], [4, 10, 7]), (1.0, 1.0))


def check_two_values(candidate):
    """Of 0 and 1 the mean is 0, ½ or 1 with chances ¼, ½, ¼: the middle 40% is ½, 60% all."""
    close(candidate.interval([0, 1], level=0.4), (0.5, 0.5))
    close(candidate.interval([0, 1], level=0.6), (0.0, 1.0))


def check_width_for_the_mean(candidate):
    """For the mean of many values the interval is about mean ± 1.96 standard errors."""
    values = bell(400, seed=1, middle=30, spread=5)
    error = values.std() / 20

    low, high = candidate.interval(values, draws=4_000)

    assert abs(low - (values.mean() - 1.96 * error)) < 0.15 * error
    assert abs(high - (values.mean() + 1.96 * error)) < 0.15 * error


def check_pairs_stay_together(candidate):
    """Days differ a lot, the difference hardly: the paired interval is narrow."""
    days = bell(200, seed=2, middle=100, spread=30)
    second = days + 2 + bell(200, seed=3, spread=0.5)

    low, high = candidate.paired_interval(days, second)

    assert 1.8 < low < high < 2.2


def check_sign_of_the_difference(candidate):
    """The difference is second minus first; the other way round it changes signs and ends."""
    first, second = bell(60, seed=4), bell(60, seed=5, middle=3)

    low, high = candidate.paired_interval(first, second)
    assert 2 < low < high < 4
    close(candidate.paired_interval(second, first), (-high, -low))


def check_types(candidate):
    """The ends are two plain floats in a tuple."""
    for got in (candidate.interval([1, 2, 4]), candidate.paired_interval([1, 2], [4, 3])):
        assert type(got) is tuple
        assert [type(end) for end in got] == [float, float]


def check_level(candidate):
    """A higher level gives a wider interval around a lower one; 80% leaves 10% at either end."""
    values = bell(300, seed=6) ** 2
    ends = [candidate.interval(values, level=level) for level in (0.5, 0.8, 0.95, 0.99)]

    for (low, high), (lower, higher) in zip(ends[:-1], ends[1:], strict=True):
        assert lower < low < high < higher
    error = values.std() / np.sqrt(300)
    assert abs((ends[1][1] - ends[1][0]) - 2 * 1.2816 * error) < 0.15 * error
    close(candidate.interval(values), ends[2])


def check_skew_is_kept(candidate):
    """For skewed values the interval reaches further to the long side; it is not mean ± something."""
    values = np.exp(bell(25, seed=7, spread=1.5))

    low, high = candidate.interval(values, draws=4_000)

    assert high - values.mean() > 1.2 * (values.mean() - low)
    assert low > values.min()


def check_shifted_and_scaled(candidate):
    """Doubling the values and adding three doubles the interval's ends and adds three."""

    @holds_for(st.integers(1, 30), st.integers(0, 9_999), examples=15)
    def follows(count, seed):
        values = bell(count, seed)
        low, high = candidate.interval(values, None, 0.9, 300, seed)
        close(candidate.interval(2 * values + 3, None, 0.9, 300, seed), (2 * low + 3, 2 * high + 3))
        assert values.min() - 1e-12 <= low <= high <= values.max() + 1e-12


def check_difference_of_means(candidate):
    """For the mean the paired interval is that of the differences, with the same draws."""
    first, second = bell(40, seed=8), bell(40, seed=9, middle=1, spread=3)

    got = candidate.paired_interval(first, second, None, 0.9, 500, 3)

    close(got, candidate.interval(second - first, None, 0.9, 500, 3))


def check_other_statistics(candidate):
    """The median and the largest value are resampled as well."""
    values = bell(31, seed=10, middle=10)

    low, high = candidate.interval(values, median, draws=400)
    assert values.min() < low < np.median(values) < high < values.max()
    top = candidate.interval(values, largest, draws=400)
    close(top[1], values.max())
    assert top[0] < values.max()


def check_paired_with_another_statistic(candidate):
    """The difference of medians is not the median of differences: both sides are resampled."""
    first = [1, 5, 12, 19, 5, 6, 27]
    second = [11, 0, 25, 27, 24, 3, 25]

    got = candidate.paired_interval(first, second, median, 0.5, 4_000, 1)

    close(got, (6.0, 18.0))  # the medians of the differences have (-2, 10)


def check_what_the_statistic_gets(candidate):
    """The statistic gets arrays of n columns holding values that came in, `draws` rows in all."""
    values = np.arange(12.0) ** 2
    rows = []

    def look(resamples):
        assert resamples.ndim == 2
        assert resamples.shape[1] == 12
        assert np.isin(resamples, values).all()
        rows.append(len(resamples))
        return resamples.mean(axis=1)

    got = candidate.interval(values, look, 0.9, 250, 4)

    assert sum(rows) == 250
    close(got, candidate.interval(values, None, 0.9, 250, 4))


def check_rows_of_all_blocks(candidate):
    """However many blocks it takes, the statistic gets `draws` resamples in all."""
    rows = []

    def look(resamples):
        rows.append(resamples.shape)
        return resamples[:, 0]

    candidate.interval(np.arange(4_000.0), look, draws=601)

    assert sum(shape[0] for shape in rows) == 601
    assert {shape[1] for shape in rows} == {4_000}


def check_every_place_is_drawn_alike(candidate):
    """In the resamples every place occurs about equally often, in every column."""
    seen = np.zeros((8, 8))

    def count(resamples):
        for column in range(8):
            seen[column] += np.bincount(resamples[:, column].astype(int), minlength=8)
        return resamples.mean(axis=1)

    candidate.interval(np.arange(8.0), count, 0.9, 4_000, 5)

    assert seen.min() > 400  # 500 are expected
    assert seen.max() < 600


def check_a_seed_decides(candidate):
    """The same seed gives the same interval, another seed another; the defaults are as written."""
    values, other = bell(50, seed=11), bell(50, seed=12)

    close(
        candidate.interval(values, None, 0.9, 200, 7), candidate.interval(values, None, 0.9, 200, 7)
    )
    assert candidate.interval(values, seed=1) != candidate.interval(values, seed=2)
    close(candidate.interval(values), candidate.interval(values, None, 0.95, 2000, 0))
    default = candidate.paired_interval(values, other)
    close(default, candidate.paired_interval(values, other, None, 0.95, 2000, 0))
    assert default != candidate.paired_interval(values, other, None, 0.95, 2000, 1)


def check_one_value_or_one_draw(candidate):
    """One value gives that value; one draw gives an interval without width."""
    close(candidate.interval([7.5]), (7.5, 7.5))
    close(candidate.paired_interval([7.5], [5.0]), (-2.5, -2.5))
    low, high = candidate.interval([1.0, 2.0, 9.0], None, 0.9, 1, 2)
    assert low == high


def check_bad_samples_are_refused(candidate):
    """No values, NaN, or lengths that differ raise ValueError."""
    raises(ValueError, candidate.interval, [])
    raises(ValueError, candidate.interval, [1.0, NAN])
    raises(ValueError, candidate.paired_interval, [], [])
    raises(ValueError, candidate.paired_interval, [1.0, NAN], [1.0, 2.0])
    raises(ValueError, candidate.paired_interval, [1.0, 2.0], [NAN, 2.0])
    raises(ValueError, candidate.paired_interval, [1.0, 2.0], [1.0])
    raises(ValueError, candidate.paired_interval, [1.0], [1.0, 2.0])


def check_bad_settings_are_refused(candidate):
    """A level outside (0, 1) or fewer than one draw raises ValueError, in both functions."""
    for level in (0, 1, -0.5, 95, NAN):
        raises(ValueError, candidate.interval, [1.0, 2.0], None, level)
    for draws in (0, -1):
        raises(ValueError, candidate.interval, [1.0, 2.0], None, 0.95, draws)
    raises(ValueError, candidate.paired_interval, [1.0], [2.0], None, 1)
    raises(ValueError, candidate.paired_interval, [1.0], [2.0], None, 0.95, 0)


def check_input_is_not_changed(candidate):
    """The values that were passed in are not changed or put in order."""
    first, second = bell(30, seed=13), bell(30, seed=14)

    low, high = unchanged(candidate.interval, first, None, 0.9, 100, 1)
    assert low < high
    low, high = unchanged(candidate.paired_interval, first, second, None, 0.9, 100, 1)
    assert low < high


def check_many_values(candidate):
    """20,000 values with 600 draws are done in time and in 96 MB, about mean ± 1.96 errors."""
    values = np.random.default_rng(15).permutation(20_000) / 20_000
    error = values.std() / np.sqrt(20_000)

    low, high = candidate.interval(values, draws=600)

    assert abs(low - (values.mean() - 1.96 * error)) < 0.4 * error
    assert abs(high - (values.mean() + 1.96 * error)) < 0.4 * error
