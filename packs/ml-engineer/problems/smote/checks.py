import numpy as np

from greenroom.coding.checking import close, holds_for, raises, same, unchanged
from greenroom.coding.checking import strategies as st


def with_rare(rare, commons):
    """Common rows (label 0) far away, then the rare ones (label 1)."""
    rare = np.asarray(rare, dtype=float)
    away = 1_000.0 + np.random.default_rng(0).normal(size=(commons, rare.shape[1]))
    labels = np.repeat([0, 1], [commons, len(rare)])
    return np.concatenate([away, rare]), labels


def made_from(candidate, rare, count, k=5, seed=0):
    """The new rows when `count` of them are needed."""
    features, labels = with_rare(rare, len(rare) + count)
    got, _ = candidate(features, labels, k, seed)
    return np.asarray(got)[len(features) :]


def nearest(points, k):
    distances = ((points[:, None] - points[None]) ** 2).sum(axis=2)
    np.fill_diagonal(distances, np.inf)
    return distances.argsort(axis=1, kind="stable")[:, :k]


def explained(row, points, neighbours):
    """Whether a row is on the way from some point to one of its neighbours."""
    for start, others in zip(points, neighbours, strict=True):
        for way in points[others] - start:
            gone, length = row - start, float(way @ way)
            part = float(gone @ way) / length if length else 0.0
            if -1e-9 <= part <= 1 + 1e-9 and np.abs(gone - part * way).max() < 1e-7:
                return True
    return False


def check_classes_become_equal(candidate):
    """Afterwards both classes are equally frequent, with shapes that fit."""
    features, labels = with_rare([[0.0, 0.0], [1.0, 1.0], [2.0, 0.0]], 11)

    got, marks = candidate(features, labels)

    assert got.shape == (22, 2)
    assert marks.shape == (22,)
    assert int((marks == 1).sum()) == int((marks == 0).sum()) == 11


def check_old_rows_come_first(candidate):
    """All rows that came in are the first ones, unchanged and in their order."""
    features, labels = with_rare([[0.5], [1.5], [2.5]], 8)
    order = np.random.default_rng(1).permutation(11)
    features, labels = features[order], labels[order]

    got, marks = candidate(features, labels, 2, seed=3)

    close(got[:11], features)
    close(marks, labels.tolist() + [1] * 5)


def check_between_two_rows(candidate):
    """With two rare rows every new one lies on the straight line between them."""
    made = made_from(candidate, [[0.0, 10.0], [4.0, 2.0]], 50)

    assert (made[:, 0] >= 0).all()
    assert (made[:, 0] <= 4).all()
    close(made[:, 1], 10 - 2 * made[:, 0])


def check_single_rare_row_is_refused(candidate):
    """A single rare row has no neighbour: ValueError, unless nothing is needed."""
    raises(ValueError, candidate, [[0.0], [1.0], [2.0]], [0, 0, 1])
    close(candidate([[0.0], [1.0]], [0, 1]), ([[0.0], [1.0]], [0, 1]))


def check_label_zero_may_be_rarer(candidate):
    """When label 0 is rarer, rows of label 0 are made, between its rows."""
    features, labels = with_rare([[1.0], [2.0]], 9)

    got, marks = candidate(features, 1 - labels, 1)

    close(marks[11:], [0] * 7)
    assert ((got[11:] >= 1) & (got[11:] <= 2)).all()


def check_only_the_nearest_k(candidate):
    """With k = 1 no row is made between rows that are not nearest neighbours."""
    pairs = [[0.0, 0.0], [1.0, 0.0], [100.0, 0.0], [101.0, 0.0], [0.0, 100.0], [0.0, 101.0]]

    made = made_from(candidate, pairs, 300, k=1)

    low, high = np.minimum(made, 50), np.maximum(made, 50)
    assert ((low <= 1) | (high >= 100)).all()


def check_common_rows_play_no_part(candidate):
    """Rows of the other class are never neighbours, however near they are."""
    features = [[0.0, 0.0], [0.0, 9.0]] + [[1.0, float(height % 10)] for height in range(40)]

    got, _ = candidate(features, [1, 1] + [0] * 40, 2)

    close(got[42:, 0], np.zeros(38))
    assert len(set(got[42:, 1].tolist())) == 38


def check_on_the_way_to_a_neighbour(candidate):
    """Every new row is on the way from a rare row to one of its k nearest, whatever k."""

    @holds_for(
        st.integers(2, 9), st.integers(1, 10), st.integers(1, 4), st.integers(0, 999), examples=20
    )
    def on_the_way(count, k, width, seed):
        rare = np.random.default_rng(seed).normal(size=(count, width))
        neighbours = nearest(rare, min(k, count - 1))
        for row in made_from(candidate, rare, 12, k, seed):
            assert explained(row, rare, neighbours)


def check_every_neighbour_is_used(candidate):
    """Each of the k neighbours is drawn about equally often, and so is each rare row."""
    corners = np.array([[0.0, 0.0], [3.0, 0.0], [1.0, 2.0], [1.2, -2.0]])

    made = made_from(candidate, corners, 4_000, k=3, seed=5)

    ways = [(a, b) for a in range(4) for b in range(a)]
    counts = [
        sum(explained(row, corners[[a, b]], [[1], [0]]) for row in made[:1_200]) for a, b in ways
    ]
    assert sum(counts) == 1_200
    assert min(counts) > 140  # 200 of each are expected
    assert max(counts) < 260


def check_no_copies(candidate):
    """A row is never its own neighbour: practically no new row equals an old one."""
    rare = np.random.default_rng(2).normal(size=(6, 3))

    made = made_from(candidate, rare, 600)

    distances = np.abs(made[:, None] - rare[None]).max(axis=2).min(axis=1)
    assert (distances > 1e-9).sum() >= 598


def check_exact_copies_are_neighbours(candidate):
    """Copies are each other's nearest: with k = 1 nothing is made between different places."""
    made = made_from(candidate, [[5.0, 5.0]] * 2 + [[9.0, 1.0]] * 2, 100, k=1)

    assert sorted({tuple(row) for row in made.tolist()}) == [(5.0, 5.0), (9.0, 1.0)]


def check_ties_go_to_the_lower_index(candidate):
    """Of rows equally far away the one with the lower index is the nearer neighbour."""
    for side in (-1.0, 1.0):
        made = made_from(candidate, [[0.0], [side], [-side]], 600, k=1, seed=4)
        assert int((side * made > 0).sum()) in range(350, 450)  # 400 are expected


def check_parts_are_uniform(candidate):
    """How far a row goes is uniform from 0 to 1: mean 1/2, a quarter of them in each quarter."""
    made = made_from(candidate, [[0.0], [1.0]], 2_000, seed=6).ravel()

    quarters = np.bincount((made * 4).astype(int).clip(0, 3), minlength=4)
    assert abs(made.mean() - 0.5) < 0.03
    assert quarters.min() > 420
    assert quarters.max() < 580
    assert len(set(made.tolist())) == 2_000


def check_whole_numbers_and_lists(candidate):
    """Features of whole numbers, as lists, give new rows with fractions."""
    got, marks = candidate([[0, 0], [10, 20], [700, 0], [800, 1], [900, 2]], [1, 1, 0, 0, 0])

    assert got.dtype.kind == "f"
    assert got.shape == (6, 2)
    close(got[5, 1], 2 * got[5, 0])
    assert got[5, 0] != round(got[5, 0])
    assert marks.tolist() == [1, 1, 0, 0, 0, 1]


def check_far_from_the_origin(candidate):
    """Neighbours are told apart at 10^8 from the origin as well as around it."""
    made = made_from(candidate, np.array([[0.0], [1.0], [10.0], [11.0]]) + 1e8, 200, k=1)

    inside = made.ravel() - 1e8
    assert ((inside <= 1.0) | (inside >= 10.0)).all()


def check_a_seed_decides(candidate):
    """The same seed gives the same rows, another seed others; 5 neighbours and seed 0 by default."""
    features, labels = with_rare(np.random.default_rng(7).normal(size=(12, 2)), 30)

    close(candidate(features, labels, 5, 1), candidate(features, labels, 5, 1))
    close(candidate(features, labels), candidate(features, labels, 5, 0))
    other = candidate(features, labels, 5, 2)[0]
    assert np.abs(candidate(features, labels, 5, 1)[0] - other).max() > 0.01


def check_equal_classes(candidate):
    """Classes of equal size come back as they were."""
    got, marks = candidate([[1, 2], [3, 4], [5, 6], [7, 8]], [0, 1, 0, 1])

    close(got, [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0], [7.0, 8.0]])
    close(marks, [0, 1, 0, 1])


def check_broken_input_is_refused(candidate):
    """A bad k, a bad label, lengths that differ and a missing class raise ValueError."""
    rows = [[0.0], [1.0], [2.0], [3.0], [4.0]]

    raises(ValueError, candidate, rows, [0, 0, 0, 1, 1], 0)
    raises(ValueError, candidate, rows[:4], [0, 1, 0, 1], 0)
    raises(ValueError, candidate, rows, [0, 0, 0, 1, 2])
    raises(ValueError, candidate, rows, [0, 0, 0, 1])
    raises(ValueError, candidate, rows, [0] * 5)
    raises(ValueError, candidate, rows, [1] * 5)


def check_input_is_not_changed(candidate):
    """What was passed in is not changed, and what comes back is not the same memory."""
    features, labels = with_rare([[0.0, 1.0], [2.0, 3.0], [4.0, 4.0]], 6)

    first = unchanged(candidate, features, labels, 2, 1)

    same(np.asarray(first[1]).tolist(), labels.tolist() + [1] * 3)


def check_many_rows(candidate):
    """1,000 rare rows among 16,000 are balanced in time and in 256 MB."""
    rare = np.random.default_rng(8).normal(size=(1_000, 24))
    features, labels = with_rare(rare, 15_000)

    got, marks = candidate(features, labels, 5, 2)

    assert got.shape == (30_000, 24)
    assert np.abs(got[16_000:]).max() <= np.abs(rare).max()
    assert marks.mean() == 0.5
