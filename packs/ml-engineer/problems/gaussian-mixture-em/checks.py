"""Checks of gaussian-mixture-em."""

import math

import numpy as np

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st

HALF_LOG = math.log(2 * math.pi) / 2


def _birds(n, seed, columns=2, apart=4.0):
    """Birds of three species, and starting means near them."""
    rng = np.random.default_rng(seed)
    centres = apart * rng.permutation(3 * columns).reshape(3, columns) / 2
    species = rng.integers(0, 3, n)
    points = centres[species] + rng.normal(size=(n, columns)) * [0.5, 1.5, 1.0, 0.7][:columns]
    return points, centres + rng.normal(size=(3, columns)) * 0.3


def _one(value):
    return np.array([[float(value)]])


def check_example(candidate):
    """The example of the brief: one step from means 0 and 2 for the points 0 and 2."""
    weights, means, variances, _ = candidate.fit_mixture(
        np.array([[0.0], [2.0]]), np.array([[0.0], [2.0]]), 1
    )
    share = 1 / (1 + math.exp(-2))

    close(weights, [0.5, 0.5])
    close(means, [[2 * (1 - share)], [2 * share]])
    close(variances, [[4 * share * (1 - share)]] * 2)


def check_responsibilities_by_hand(candidate):
    """Midway between equal groups, the weights alone decide."""
    means, variances = np.array([[-1.0], [1.0]]), np.ones((2, 1))

    close(
        candidate.responsibilities(_one(0), np.array([0.5, 0.5]), means, variances)[0], [[0.5, 0.5]]
    )
    close(
        candidate.responsibilities(_one(0), np.array([0.9, 0.1]), means, variances)[0], [[0.9, 0.1]]
    )


def check_likelihood_by_hand(candidate):
    """For one group the log likelihood is the sum of the normal log densities."""
    points = np.array([[0.0, 1.0], [2.0, 1.0]])
    _, found = candidate.responsibilities(
        points, np.ones(1), np.array([[0.0, 1.0]]), np.array([[4.0, 9.0]])
    )

    close(found, -4 * HALF_LOG - 2 * math.log(2) - 2 * math.log(3) - 0.5)


def check_bad_arguments_are_refused(candidate):
    """No points, negative steps, or a floor of zero or less raise ValueError."""
    points = np.array([[0.0], [1.0]])

    raises(ValueError, candidate.fit_mixture, np.empty((0, 1)), points, 3)
    raises(ValueError, candidate.fit_mixture, points, points, -1)
    for floor in (0.0, -0.5, -1.0):
        raises(ValueError, candidate.fit_mixture, points, points, 3, floor)


def check_no_steps(candidate):
    """With no steps all is as it begins: equal weights, start, variances over all points."""
    points = np.array([[1.0, 0.0], [3.0, 6.0]])
    start = np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 2.0]])
    weights, means, variances, likelihoods = candidate.fit_mixture(points, start, 0)

    close((weights, means, variances), ([1 / 3] * 3, start, [[1.0, 9.0]] * 3))
    assert likelihoods.shape == (1,)


def check_one_group(candidate):
    """A single group has the mean and the variance (over n) of all points after one step."""
    points, _ = _birds(20, 1)
    weights, means, variances, likelihoods = candidate.fit_mixture(points, np.zeros((1, 2)), 1)

    close((weights, means, variances), ([1.0], [points.mean(axis=0)], [points.var(axis=0)]))
    close(likelihoods[1], -20 * (2 * HALF_LOG + np.log(points.var(axis=0)).sum() / 2 + 1))


def check_probabilities_add_up(candidate):
    """The responsibilities of every point add up to 1."""

    @holds_for(
        st.integers(1, 20),
        st.integers(0, 10_000),
        st.sampled_from([1.0, 50.0, 5000.0]),
        examples=25,
    )
    def whole(n, seed, far):
        rng = np.random.default_rng(seed)
        points, means = far * rng.normal(size=(n, 2)), rng.normal(size=(3, 2))
        shares, likelihood = candidate.responsibilities(
            points, np.array([0.2, 0.3, 0.5]), means, rng.random((3, 2)) + 0.1
        )
        close(shares.sum(axis=1), np.ones(n))
        assert shares.shape == (n, 3)
        assert math.isfinite(likelihood)


def check_far_points(candidate):
    """A point a thousand deviations away belongs to the nearer group, and has a likelihood."""
    means, variances = np.array([[0.0], [1.0]]), np.ones((2, 1))
    shares, likelihood = candidate.responsibilities(
        _one(1000), np.array([0.5, 0.5]), means, variances
    )

    close(shares, [[0.0, 1.0]])
    close(likelihood, math.log(0.5) - HALF_LOG - 999**2 / 2)


def check_far_points_between_groups(candidate):
    """Far away and equally near to both groups, a point is shared by their weights."""
    means = np.array([[-1.0, 0.0], [1.0, 0.0]])
    shares, _ = candidate.responsibilities(
        np.array([[0.0, 800.0]]), np.array([0.25, 0.75]), means, np.ones((2, 2))
    )

    close(shares, [[0.25, 0.75]])


def check_weight_of_zero(candidate):
    """A group with weight 0 has no share in any point and disturbs nothing."""
    means, variances = np.array([[0.0], [5.0], [9.0]]), np.ones((3, 1))
    shares, likelihood = candidate.responsibilities(
        _one(5), np.array([0.5, 0.0, 0.5]), means, variances
    )
    pair, other = candidate.responsibilities(
        _one(5), np.array([0.5, 0.5]), means[::2], variances[::2]
    )

    close(shares, [[pair[0, 0], 0.0, pair[0, 1]]])
    close(likelihood, other)


def check_variances_decide_too(candidate):
    """A point near two means belongs rather to the narrower group."""
    shares, _ = candidate.responsibilities(
        _one(0), np.array([0.5, 0.5]), np.zeros((2, 1)), np.array([[1.0], [4.0]])
    )

    close(shares, [[2 / 3, 1 / 3]])


def check_likelihoods_rise(candidate):
    """From step to step the likelihood never falls."""

    @holds_for(st.integers(2, 40), st.integers(0, 10_000), examples=20)
    def rising(n, seed):
        points, start = _birds(n, seed, apart=1.5)
        _, _, _, likelihoods = candidate.fit_mixture(points, start, 12, 0.01)
        assert likelihoods.shape == (13,)
        assert (np.diff(likelihoods) >= -1e-8).all()


def check_likelihoods_fit_the_steps(candidate):
    """The likelihoods of fewer steps are the first of more, and the last is that of the answer."""
    points, start = _birds(30, 2)
    few = candidate.fit_mixture(points, start, 3)
    many = candidate.fit_mixture(points, start, 7)

    close(many[3][:4], few[3])
    close(candidate.responsibilities(points, *few[:3])[1], few[3][-1])


def check_three_species_are_found(candidate):
    """Species far apart are found, with shares, means and variances."""
    points, start = _birds(3000, 3, apart=8.0)
    weights, means, variances, _ = candidate.fit_mixture(points, start, 20)

    close(weights, [1 / 3] * 3, abs=0.03)
    close(means, start, abs=1.2)
    close(np.sqrt(variances), [[0.5, 1.5]] * 3, rel=0.1)


def check_same_as_scikit_learn(candidate):
    """Ten steps give what scikit-learn's mixture gives from the same start."""
    from warnings import catch_warnings, simplefilter

    from sklearn.mixture import GaussianMixture

    points, start = _birds(200, 4, apart=2.0)
    theirs = GaussianMixture(
        3, covariance_type="diag", reg_covar=0.0, tol=0.0, max_iter=10, weights_init=np.ones(3) / 3,
        means_init=start, precisions_init=np.tile(1 / points.var(axis=0), (3, 1)),
    )  # fmt: skip
    with catch_warnings():
        simplefilter("ignore")
        theirs.fit(points)
    weights, means, variances, likelihoods = candidate.fit_mixture(points, start, 10)

    close(
        (weights, means, variances), (theirs.weights_, theirs.means_, theirs.covariances_), rel=1e-5
    )
    close(likelihoods[-1], theirs.score(points) * 200, rel=1e-6)


def check_groups_without_birds(candidate):
    """A group that no bird belongs to gets weight 0 and keeps mean and variances."""
    points = np.array([[0.0], [1.0], [2.0], [3.0]])
    start = np.array([[1.0], [5000.0]])
    weights, means, variances, likelihoods = candidate.fit_mixture(points, start, 3)

    close((weights, means, variances), ([1.0, 0.0], [[1.5], [5000.0]], [[1.25], [1.25]]))
    assert np.isfinite(likelihoods).all()


def check_floor(candidate):
    """A group around equal birds keeps a variance of exactly the floor."""
    points = np.array([[0.0], [0.0], [0.0], [10.0], [12.0]])
    _, means, variances, _ = candidate.fit_mixture(points, np.array([[0.0], [11.0]]), 30, 0.01)

    close(means, [[0.0], [11.0]], abs=1e-6)
    close(variances, [[0.01], [1.0]], rel=1e-6)


def check_floor_from_the_start(candidate):
    """Where all birds are equal the floor holds from the start, and it is 1e-6 by default."""
    points = np.full((4, 2), 3.0)
    _, _, variances, likelihoods = candidate.fit_mixture(points, np.array([[3.0, 3.0]]), 0)

    close(variances, [[1e-6, 1e-6]])
    close(likelihoods[0], -4 * (2 * HALF_LOG + math.log(1e-6)))


def check_far_from_zero(candidate):
    """Measurements far from zero keep small variances."""
    points, start = _birds(60, 5)
    points, start = np.round(points * 64) / 64, np.round(start * 64) / 64
    weights, means, variances, _ = candidate.fit_mixture(points, start, 5)

    moved = candidate.fit_mixture(points + 2.0**28, start + 2.0**28, 5)

    close((moved[0], moved[2]), (weights, variances), rel=1e-5)
    close(moved[1] - 2.0**28, means, abs=1e-5)


def check_order_of_groups(candidate):
    """Other names for the groups give the same groups."""
    points, start = _birds(40, 6)
    order = [2, 0, 1]
    weights, means, variances, likelihoods = candidate.fit_mixture(points, start, 6)

    found = candidate.fit_mixture(points, start[order], 6)

    close(found, (weights[order], means[order], variances[order], likelihoods))


def check_equal_starts_stay_equal(candidate):
    """Groups that begin at the same mean share everything equally."""
    points, _ = _birds(15, 7)
    weights, means, variances, _ = candidate.fit_mixture(points, np.ones((2, 2)), 4)

    close(weights, [0.5, 0.5])
    close((means[0], variances[0]), (points.mean(axis=0), points.var(axis=0)))
    close((means[1], variances[1]), (means[0], variances[0]))


def check_other_units(candidate):
    """Doubling a column doubles its means and shifts the likelihood by n log 2."""
    points, start = _birds(25, 8)
    stretch = np.array([2.0, 1.0])
    weights, means, variances, likelihoods = candidate.fit_mixture(points, start, 5)

    found = candidate.fit_mixture(points * stretch, start * stretch, 5)

    close(found[:3], (weights, means * stretch, variances * stretch**2), rel=1e-5)
    close(found[3], likelihoods - 25 * math.log(2))


def check_whole_numbers(candidate):
    """Arrays of integers are fitted like any other, the starting means too."""
    points, start = np.array([[0], [1], [5], [6]]), np.array([[0], [6]])

    found = candidate.fit_mixture(points, start, 4)

    close(found, candidate.fit_mixture(points.astype(float), start.astype(float), 4))
    close(found[1], [[0.5], [5.5]], abs=0.01)


def check_input_is_left_alone(candidate):
    """Points and starting means are not changed."""
    points, start = _birds(10, 9)

    found = unchanged(candidate.fit_mixture, points, start, 2)
    shares, _ = unchanged(candidate.responsibilities, points, *found[:3])

    assert shares.shape == (10, 3)


def check_many_birds_in_time(candidate):
    """10,000 birds take 15 steps within the time limit."""
    points, start, steps = _many(10_000)
    _, means, _, likelihoods = candidate.fit_mixture(points, start, steps)

    close(means, start, abs=1.5)
    assert likelihoods[-1] > likelihoods[0]


def _many(n):
    """Make n birds, and take 15 steps."""
    return *_birds(n, n, columns=4), 15


def sized(n):
    """Prepare the call whose time is measured at size n."""
    birds = _many(n)
    return lambda candidate: candidate.fit_mixture(*birds)
