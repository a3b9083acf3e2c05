import numpy as np

from greenroom.coding.checking import close, holds_for, raises, same, unchanged
from greenroom.coding.checking import strategies as st


def blobs(count, k, dimensions, seed):
    """Points around k places that are far apart, and the place of each."""
    dice = np.random.default_rng(seed)
    places = np.zeros((k, dimensions))
    places[:, 0] = 100.0 * np.arange(k)
    groups = np.arange(count) % k
    return places[groups] + dice.normal(size=(count, dimensions)), groups


def cost(points, centres, labels):
    return float(((points - centres[labels]) ** 2).sum())


def distances(points, centres):
    return ((points[:, None, :] - centres[None, :, :]) ** 2).sum(axis=2)


def sized(n):
    return blobs(n, 2, 16, seed=1)[0], 2


def check_two_clear_groups(candidate):
    """Two groups far apart are found."""
    centres, labels = candidate([[0.0], [0.2], [9.0], [9.2]], 2, seed=0)

    close(sorted(centres.ravel().tolist()), [0.1, 9.1])
    assert labels[0] == labels[1] != labels[2] == labels[3]


def check_shapes(candidate):
    """Centres have shape (k, d) and labels shape (n,), the labels whole numbers."""
    points = np.random.default_rng(1).normal(size=(30, 3))

    centres, labels = candidate(points, 4, seed=2)

    assert centres.shape == (4, 3)
    assert labels.shape == (30,)
    assert labels.dtype.kind in "iu"


def check_one_centre_is_the_mean(candidate):
    """With one centre it is the mean of all points."""
    points = np.random.default_rng(3).normal(size=(25, 4))

    centres, labels = candidate(points, 1)

    close(centres, points.mean(axis=0, keepdims=True))
    close(labels, np.zeros(25))


def check_as_many_centres_as_points(candidate):
    """With as many centres as points, every point is its own centre."""
    points = np.arange(12.0).reshape(6, 2) ** 2

    for seed in range(8):
        centres, labels = candidate(points, 6, seed=seed)
        close(centres[labels], points)
        assert sorted(labels.tolist()) == [0, 1, 2, 3, 4, 5]


def check_two_groups_in_five_dimensions(candidate):
    """Two clear groups in five dimensions are found from any start."""
    points, groups = blobs(60, 2, 5, seed=4)

    for seed in range(10):
        centres, labels = candidate(points, 2, seed=seed)
        assert (labels == groups).all() or (labels == 1 - groups).all()
        assert cost(points, centres, labels) < 400


def check_labels_are_nearest(candidate):
    """Every point is given to its nearest centre, on a tie to the lower index."""

    @holds_for(st.integers(1, 40), st.integers(1, 4), st.integers(0, 10_000))
    def nearest(count, k, seed):
        points = np.random.default_rng(seed).integers(0, 6, size=(count, 2)).astype(float)
        centres, labels = candidate(points, min(k, count), seed=seed)
        assert (labels == distances(points, centres).argmin(axis=1)).all()


def check_centres_are_means(candidate):
    """When it stops, every centre with points is their mean."""

    @holds_for(st.integers(2, 60), st.integers(1, 5), st.integers(0, 10_000))
    def means(count, k, seed):
        points = np.random.default_rng(seed).normal(size=(count, 2))
        centres, labels = candidate(points, min(k, count), seed=seed)
        for label in set(labels.tolist()):
            close(centres[label], points[labels == label].mean(axis=0))


def check_it_settles_where_scikit_learn_does(candidate):
    """Started from your centres, scikit-learn's KMeans finds nothing better."""
    from sklearn.cluster import KMeans

    points = np.random.default_rng(5).normal(size=(300, 2))
    for seed in range(3):
        centres, labels = candidate(points, 5, seed=seed)
        theirs = KMeans(5, init=centres, n_init=1, max_iter=300, tol=0.0).fit(points)
        close(cost(points, centres, labels), float(theirs.inertia_), rel=1e-6)


def check_a_seed_decides(candidate):
    """The same seed gives the same result, and other seeds start elsewhere."""
    points = np.random.default_rng(6).uniform(size=(80, 2))

    first, again = candidate(points, 6, seed=1), candidate(points, 6, seed=1)
    found = {round(cost(points, *candidate(points, 6, seed=seed)), 9) for seed in range(12)}

    close(first, again)
    close(candidate(points, 6), candidate(points, 6, seed=0))
    assert len(found) > 1


def check_empty_cluster_keeps_its_centre(candidate):
    """A centre to which no point belongs stays where it is, without NaN or a warning."""
    points = np.array([[2.0, 1.0]] * 5 + [[8.0, 9.0]])

    for seed in range(6):
        centres, labels = candidate(points, 3, seed=seed)
        assert np.isfinite(centres).all()
        close(centres[labels], points)
        assert all(row in ([2.0, 1.0], [8.0, 9.0]) for row in centres.tolist())


def check_empty_input_is_refused(candidate):
    """Without points, any k raises ValueError."""
    raises(ValueError, candidate, [], 1)
    raises(ValueError, candidate, np.zeros((0, 2)), 1)


def check_impossible_k_is_refused(candidate):
    """A k below 1 or above the number of points raises ValueError."""
    points = [[0.0], [1.0], [2.0]]

    raises(ValueError, candidate, points, 0)
    raises(ValueError, candidate, points, -1)
    raises(ValueError, candidate, points, 4)
    centres, _ = candidate(points, 3)
    close(sorted(centres.ravel().tolist()), [0.0, 1.0, 2.0])


def check_points_are_not_changed(candidate):
    """The points that were passed in are not changed."""
    points = np.random.default_rng(7).normal(size=(20, 2)) + 5

    unchanged(candidate, points, 3, seed=3)


def check_lists_and_whole_numbers(candidate):
    """Nested lists of whole numbers give what the same array of floats gives."""
    points = [[1, 2], [1, 3], [8, 8], [9, 8], [2, 2]]

    same(candidate(points, 2, seed=4), candidate(np.array(points, dtype=float), 2, seed=4))


def check_far_from_the_origin(candidate):
    """Points far from the origin are told apart as well as points around it."""
    points, groups = blobs(40, 2, 2, seed=8)
    far = points / 100 + 1e8

    centres, labels = candidate(far, 2, seed=1)

    assert (labels == groups).all() or (labels == 1 - groups).all()
    close(
        centres[labels] - 1e8,
        np.array([far[groups == g].mean(axis=0) - 1e8 for g in groups]),
        abs=1e-6,
    )


def check_many_points(candidate):
    """Eight thousand points without clear groups are done in time: no loop over points."""
    points = np.random.default_rng(9).normal(size=(8_000, 8))

    centres, labels = candidate(points, 8, seed=0)

    assert (labels == distances(points, centres).argmin(axis=1)).all()
