"""Checks of principal-components."""

import numpy as np

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st

LINE = np.array([[0.0, 0.0], [3.0, 4.0], [6.0, 8.0]])


def _readings(n, d, seed):
    """Readings whose variances fall off, on axes of their own."""
    rng = np.random.default_rng(seed)
    turn, _ = np.linalg.qr(rng.normal(size=(d, d)))
    return rng.normal(size=(n, d)) * 3.0 ** -np.arange(d) @ turn + rng.normal(size=d)


def check_example(candidate):
    """The example of the brief: component (0.6, 0.8), variance 25, share 1."""
    mean, components, variances, shares = candidate.principal_components(LINE, 1)

    close(mean, [3.0, 4.0])
    close(components, [[0.6, 0.8]])
    close(variances, [25.0])
    close(shares, [1.0])


def check_shapes(candidate):
    """There are a mean of (d,), components of (k, d), and k variances and shares."""
    mean, components, variances, shares = candidate.principal_components(_readings(9, 5, 1), 3)

    assert (mean.shape, components.shape) == ((5,), (3, 5))
    assert (variances.shape, shares.shape) == ((3,), (3,))


def check_scores_by_hand(candidate):
    """The scores of the example are -5, 0 and 5, and lead back to the points."""
    mean, components, _, _ = candidate.principal_components(LINE, 1)
    scores = candidate.project(LINE, mean, components)

    close(scores, [[-5.0], [0.0], [5.0]], abs=1e-9)
    close(candidate.restore(scores, mean, components), LINE, abs=1e-9)


def check_bad_arguments_are_refused(candidate):
    """Fewer than two rows, or k outside 1 to min(n, d), raises ValueError."""
    raises(ValueError, candidate.principal_components, np.array([[1.0, 2.0]]), 1)
    raises(ValueError, candidate.principal_components, np.empty((0, 2)), 1)
    for k in (0, -1, 3):
        raises(ValueError, candidate.principal_components, LINE, k)
    raises(ValueError, candidate.principal_components, _readings(3, 6, 2), 4)


def check_axes_by_hand(candidate):
    """A cross along the axes: variances and shares worked by hand."""
    cross = np.array([[4.0, 0.0], [-4.0, 0.0], [0.0, 2.0], [0.0, -2.0]])
    mean, components, variances, shares = candidate.principal_components(cross, 2)

    close(mean, [0.0, 0.0])
    close(components, [[1.0, 0.0], [0.0, 1.0]])
    close((variances, shares), ([32 / 3, 8 / 3], [0.8, 0.2]))


def check_two_rows(candidate):
    """Two rows have one direction, with n - 1 = 1 in the denominator."""
    _, components, variances, _ = candidate.principal_components(
        np.array([[1.0, 5.0], [1.0, 1.0]]), 1
    )

    close(components, [[0.0, 1.0]], abs=1e-12)
    close(variances, [8.0])


def check_sign_of_the_largest_entry(candidate):
    """The entry largest in size is positive, even if all others are then negative."""
    line = np.outer([-1.0, 0.0, 1.0], [2.0, 2.0, -3.0])

    close(candidate.principal_components(line, 1)[1], [np.array([-2.0, -2.0, 3.0]) / 17**0.5])


def check_sign_when_entries_tie(candidate):
    """Of entries equally large in size, the first decides, whatever rounding says."""
    for first in (1.0, -1.0):
        for others in ([1.0, 1.0], [-1.0, 1.0], [1.0, -1.0], [-1.0, -1.0]):
            line = np.outer([-3.0, 1.0, 2.0], [0.1, first, *others]) + 7.7
            component = candidate.principal_components(line, 1)[1][0]
            want = np.array([0.1, first, *others]) * first
            close(component, want / np.linalg.norm(want))


def check_sign_when_entries_nearly_tie(candidate):
    """Entries that differ by a millionth are not equal: the larger one decides."""
    line = np.outer([-1.0, 1.0], [1.0, -1.000001])

    close(candidate.principal_components(line, 1)[1], [[-(0.5**0.5), 0.5**0.5]], rel=1e-5)


def check_same_points_same_signs(candidate):
    """Turning all points around turns no component around."""

    @holds_for(st.integers(3, 20), st.integers(0, 10_000), examples=25)
    def stable(n, seed):
        points = _readings(n, 3, seed)
        _, first, _, _ = candidate.principal_components(points, 2)
        _, second, _, _ = candidate.principal_components(-points[::-1], 2)
        close(second, first, rel=1e-6, abs=1e-8)


def check_components_are_orthonormal(candidate):
    """The components are unit vectors, orthogonal to each other."""

    @holds_for(st.integers(2, 15), st.integers(1, 8), st.integers(0, 10_000), examples=25)
    def orthonormal(n, d, seed):
        k = min(n, d)
        _, components, variances, shares = candidate.principal_components(_readings(n, d, seed), k)
        close(components @ components.T, np.eye(k), abs=1e-9)
        assert all(np.diff(variances) <= 1e-12)
        close(shares.sum(), 1.0)


def check_variances_are_those_of_the_scores(candidate):
    """Each variance is that of the scores, and scores of two components do not correlate."""
    points = _readings(40, 6, 3)
    mean, components, variances, _ = candidate.principal_components(points, 6)
    scores = candidate.project(points, mean, components)

    close(np.cov(scores.T), np.diag(variances), rel=1e-6, abs=1e-10)


def check_shares_of_all_the_variance(candidate):
    """Shares refer to the variance of all sensors, also when k is small."""
    points = _readings(30, 5, 4)
    total = points.var(axis=0, ddof=1).sum()
    _, _, variances, shares = candidate.principal_components(points, 2)

    close(shares, variances / total)
    assert shares.sum() < 1


def check_same_as_scikit_learn(candidate):
    """Variances and shares are scikit-learn's, and the components too but for the sign."""
    from sklearn.decomposition import PCA

    points = _readings(50, 7, 5)
    theirs = PCA(n_components=4, svd_solver="full").fit(points)
    mean, components, variances, shares = candidate.principal_components(points, 4)

    close(mean, theirs.mean_)
    close((variances, shares), (theirs.explained_variance_, theirs.explained_variance_ratio_))
    close(np.abs((components * theirs.components_).sum(axis=1)), np.ones(4))


def check_all_components_restore_everything(candidate):
    """With k = d the points come back; with fewer, the error is the variance left out."""
    points = _readings(20, 4, 6)
    for k in (4, 2):
        mean, components, variances, shares = candidate.principal_components(points, k)
        scores = candidate.project(points, mean, components)
        left = ((candidate.restore(scores, mean, components) - points) ** 2).sum() / 19
        close(left, variances.sum() * (1 / shares.sum() - 1), abs=1e-9)


def check_new_points(candidate):
    """Points that were not among the readings are projected with the same mean."""
    mean, components, _, _ = candidate.principal_components(LINE, 1)
    fresh = np.array([[3.0, 4.0], [3.6, 4.8], [3.0 - 0.8, 4.0 + 0.6]])

    close(candidate.project(fresh, mean, components), [[0.0], [1.0], [0.0]], abs=1e-9)
    close(candidate.restore(np.array([[2.0]]), mean, components), [[4.2, 5.6]])


def check_columns_are_not_standardised(candidate):
    """A sensor in other units changes the components."""
    points = _readings(25, 2, 7) * [1.0, 100.0]
    _, components, _, shares = candidate.principal_components(points, 1)

    assert components[0, 1] > 0.99
    assert shares[0] > 0.99


def check_small_variances_keep_digits(candidate):
    """Standard deviations of 1 and 1e-6 are both right, as variances of 1 and 1e-12."""
    rng = np.random.default_rng(8)
    scores = np.linalg.qr(rng.normal(size=(30, 4)) - rng.normal(size=4))[0]
    scores = np.linalg.qr(scores - scores.mean(axis=0))[0] * np.sqrt(29)
    turn = np.linalg.qr(rng.normal(size=(4, 4)))[0]
    spread = np.array([1.0, 1e-2, 1e-4, 1e-6])
    points = scores * spread @ turn

    _, _, variances, _ = candidate.principal_components(points, 4)

    close(np.sqrt(variances) / spread, np.ones(4), rel=1e-6)


def check_large_offsets(candidate):
    """Offsets of a hundred million do not disturb variances or components."""
    points = np.round(_readings(20, 3, 9) * 1024) / 1024
    _, components, variances, _ = candidate.principal_components(points, 3)
    mean, moved, others, _ = candidate.principal_components(points + 2.0**27, 3)

    close(others, variances, rel=1e-6)
    close(moved, components, rel=1e-5, abs=1e-7)
    close(mean, points.mean(axis=0) + 2.0**27)


def check_no_variance(candidate):
    """Equal rows have no variance and shares of 0, not NaN."""
    mean, components, variances, shares = candidate.principal_components(np.full((3, 2), 5.0), 2)

    close((variances, shares), ([0.0, 0.0], [0.0, 0.0]))
    close(components @ components.T, np.eye(2), abs=1e-9)
    close(mean, [5.0, 5.0])


def check_constant_sensor(candidate):
    """A sensor that never changes has no part in a component that has variance."""
    points = np.column_stack([_readings(10, 2, 10), np.full(10, 3.3)])
    _, components, variances, _ = candidate.principal_components(points, 3)

    close(components[:2, 2], [0.0, 0.0], abs=1e-9)
    close(variances[2], 0.0, abs=1e-12)


def check_more_components_than_rank(candidate):
    """With k = n one variance is zero, since centring takes a direction away."""
    _, components, variances, _ = candidate.principal_components(_readings(4, 9, 11), 4)

    close(variances[3], 0.0, abs=1e-12)
    close(components @ components.T, np.eye(4), abs=1e-9)


def check_whole_numbers(candidate):
    """Arrays of integers are taken like any other."""
    mean, components, variances, _ = candidate.principal_components(LINE.astype(int), 1)

    close((mean, components, variances), ([3.0, 4.0], [[0.6, 0.8]], [25.0]))
    close(candidate.project(np.array([[6, 8]]), mean, components), [[5.0]])


def check_input_is_left_alone(candidate):
    """The readings are not centred in place."""
    points = _readings(6, 3, 12)

    mean, components, _, _ = unchanged(candidate.principal_components, points, 2)
    scores = unchanged(candidate.project, points, mean, components)

    close(scores.mean(axis=0), [0.0, 0.0], abs=1e-9)


def check_many_sensors_in_time(candidate):
    """60 rows of 4,000 sensors take no 4,000 by 4,000 matrix, in time or memory."""
    points, k = _many(4000)
    mean, components, variances, shares = candidate.principal_components(points, k)

    close(candidate.project(points, mean, components).var(axis=0, ddof=1), variances)
    assert 0 < shares.sum() < 1


def _many(n):
    """Make 60 rows of n sensors, and ask for five components."""
    rng = np.random.default_rng(n)
    return rng.normal(size=(60, n)) + 3 * rng.normal(size=(60, 2)) @ rng.normal(size=(2, n)), 5


def sized(n):
    """Prepare the call whose time is measured at size n."""
    readings = _many(n)
    return lambda candidate: candidate.principal_components(*readings)
