"""Checks of nearest-neighbours."""

import math
from collections import Counter

import numpy as np

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st

STONES = np.array([[0.0], [1.0], [3.0]])
LABELS = np.array([7, 5, 7])


def _grid(rows, seed, columns=2):
    """Stones on a small grid, so that equal distances are frequent."""
    return np.random.default_rng(seed).integers(0, 4, (rows, columns)).astype(float)


def _slowly(known, labels, query, k):
    """One query the slow way, with Python's whole numbers."""
    squares = [sum(int(a - b) ** 2 for a, b in zip(row, query, strict=True)) for row in known]
    rows = sorted(range(len(known)), key=lambda row: (squares[row], row))[:k]
    votes = [int(labels[row]) for row in rows]
    counts = Counter(votes)
    winner = next(label for label in votes if counts[label] == max(counts.values()))
    return rows, [math.sqrt(squares[row]) for row in rows], winner


def check_example_nearest(candidate):
    """The example of the brief: rows 1, 0, 2 at distances 0.5, 1.5, 1.5."""
    rows, distances = candidate.nearest(STONES, np.array([[1.5]]), 3)

    assert rows.tolist() == [[1, 0, 2]]
    close(distances, [[0.5, 1.5, 1.5]])


def check_example_classify(candidate):
    """The example of the brief: 5 for k=1, 5 for k=2, 7 for k=3."""
    query = np.array([[1.5]])

    found = [candidate.classify(STONES, LABELS, query, k).tolist() for k in (1, 2, 3)]

    assert found == [[5], [5], [7]]


def check_several_queries(candidate):
    """Each query has its own row of the answer."""
    known = np.array([[0.0, 0.0], [3.0, 4.0], [6.0, 8.0]])
    rows, distances = candidate.nearest(known, np.array([[0.0, 0.0], [6.0, 8.0], [3.0, 3.0]]), 2)

    assert rows.tolist() == [[0, 1], [2, 1], [1, 0]]
    close(distances, [[0.0, 5.0], [0.0, 5.0], [1.0, math.sqrt(18)]])


def check_bad_k_is_refused(candidate):
    """A k below 1 or above n raises ValueError, in both functions."""
    for k in (0, -1, 4):
        raises(ValueError, candidate.nearest, STONES, np.array([[1.0]]), k)
        raises(ValueError, candidate.classify, STONES, LABELS, np.array([[1.0]]), k)


def check_k_of_all(candidate):
    """With k equal to n all the rows come, sorted by distance."""
    rows, distances = candidate.nearest(_grid(6, 1), _grid(4, 2), 6)

    assert all(sorted(row) == list(range(6)) for row in rows.tolist())
    assert (np.diff(distances, axis=1) >= 0).all()


def check_equal_distances_come_in_order(candidate):
    """Known stones at the same distance come in the order of their rows."""
    known = np.array([[2.0], [0.0], [2.0], [0.0], [1.0], [2.0]])
    for k in range(1, 7):
        rows, _ = candidate.nearest(known, np.array([[1.0]]), k)
        assert rows.tolist() == [[4, 0, 1, 2, 3, 5][:k]]


def check_many_equal_distances(candidate):
    """Thousands of repeated stones come in the order of their rows too."""
    known = np.tile(np.array([[1.0, 2.0], [5.0, 5.0]]), (1000, 1))
    rows, _ = candidate.nearest(known, np.array([[1.0, 2.0], [4.0, 4.0]]), 50)

    assert rows[0].tolist() == list(range(0, 100, 2))
    assert rows[1].tolist() == list(range(1, 100, 2))


def check_itself_at_zero(candidate):
    """A stone compared with itself has distance exactly 0, also far from zero."""
    known = np.random.default_rng(3).normal(size=(50, 7)) + 12345.678
    rows, distances = candidate.nearest(known, known, 1)

    assert rows[:, 0].tolist() == list(range(50))
    assert distances[:, 0].tolist() == [0.0] * 50


def check_far_from_zero(candidate):
    """Small differences of large numbers are not lost."""
    known = np.array([[1.0, 1.0], [1.0, 1.5], [2.0, 2.0]]) + 2.0**33
    rows, distances = candidate.nearest(known, np.array([[1.0, 1.25]]) + 2.0**33, 3)

    assert rows.tolist() == [[0, 1, 2]]
    close(distances, [[0.25, 0.25, 1.25]])


def check_symmetry(candidate):
    """Stones mirrored around the query are at equal distances, so the first row comes first."""

    @holds_for(st.integers(0, 10_000), examples=25)
    def mirrored(seed):
        rng = np.random.default_rng(seed)
        offsets = rng.integers(1, 1000, (6, 3)) / 64
        query = rng.integers(-50, 50, (1, 3)) / 8
        signs = rng.choice([-1.0, 1.0], (6, 3))
        known = np.vstack([query + offsets * signs, query - offsets * signs])
        rows, distances = candidate.nearest(known, query, 12)
        assert all(rows[0, 1::2] == rows[0, 0::2] + 6)
        assert all(distances[0, 1::2] == distances[0, 0::2])


def check_votes_tie_goes_to_the_nearest(candidate):
    """Of equally frequent labels the one with the nearest stone wins, not the smallest label."""
    known = np.array([[1.0], [2.0], [3.0], [4.0], [5.0]])
    query = np.array([[0.0]])

    assert candidate.classify(known, np.array([9, 2, 2, 9, 1]), query, 4).tolist() == [9]
    assert candidate.classify(known, np.array([4, 9, 2, 2, 9]), query, 5).tolist() == [9]
    assert candidate.classify(known, np.array([3, 2, 1, 8, 9]), query, 5).tolist() == [3]


def check_majority_beats_the_nearest(candidate):
    """A label that is more frequent wins over the nearest one."""
    known = np.array([[1.0], [2.0], [3.0], [4.0]])

    assert candidate.classify(known, np.array([1, 6, 6, 1]), np.array([[0.0]]), 3).tolist() == [6]


def check_any_integers_as_labels(candidate):
    """Labels may be negative and far apart."""
    labels = np.array([-5, 10**12, -5])

    found = candidate.classify(STONES, labels, np.array([[0.0], [1.1]]), 1)

    assert found.tolist() == [-5, 10**12]


def check_like_the_slow_way(candidate):
    """Rows, distances and votes are those of sorting each query by itself."""

    @holds_for(st.integers(1, 12), st.integers(1, 5), st.integers(0, 10_000), examples=30)
    def same(n, m, seed):
        known, queries = _grid(n, seed), _grid(m, seed + 1)
        labels = np.random.default_rng(seed + 2).integers(0, 3, n)
        k = 1 + seed % n
        rows, distances = candidate.nearest(known, queries, k)
        votes = candidate.classify(known, labels, queries, k)
        for place, query in enumerate(queries):
            want = _slowly(known, labels, query, k)
            assert rows[place].tolist() == want[0]
            close(distances[place], want[1])
            assert votes[place] == want[2]


def check_same_as_scikit_learn(candidate):
    """On real-valued profiles rows and distances are scikit-learn's."""
    from sklearn.neighbors import NearestNeighbors

    rng = np.random.default_rng(5)
    known, queries = rng.normal(size=(200, 6)), rng.normal(size=(40, 6))
    theirs = NearestNeighbors(n_neighbors=7, algorithm="kd_tree").fit(known)
    want_distances, want_rows = theirs.kneighbors(queries)

    rows, distances = candidate.nearest(known, queries, 7)

    assert rows.tolist() == want_rows.tolist()
    close(distances, want_distances)


def check_no_queries(candidate):
    """No queries give no rows, with the right shapes."""
    rows, distances = candidate.nearest(STONES, np.empty((0, 1)), 2)

    assert rows.shape == (0, 2)
    assert distances.shape == (0, 2)
    assert candidate.classify(STONES, LABELS, np.empty((0, 1)), 2).shape == (0,)


def check_one_known_stone(candidate):
    """A single known stone is everyone's neighbour."""
    found = candidate.classify(np.array([[1.0, 2.0]]), np.array([4]), _grid(3, 6), 1)

    assert found.tolist() == [4, 4, 4]


def check_whole_numbers(candidate):
    """Arrays of small integers neither wrap around nor lose the root."""
    known = np.array([[100, 0], [-100, 0]], dtype=np.int8)
    rows, distances = candidate.nearest(known, np.array([[-100, 1]], dtype=np.int8), 2)

    assert rows.tolist() == [[1, 0]]
    close(distances, [[1.0, math.sqrt(40_001)]])


def check_shifting_everything(candidate):
    """Moving all stones and queries by the same whole number changes nothing."""
    known, queries = _grid(15, 7, 3), _grid(6, 8, 3)
    rows, distances = candidate.nearest(known, queries, 5)

    moved, others = candidate.nearest(known + 1000, queries + 1000, 5)

    assert moved.tolist() == rows.tolist()
    close(others, distances)


def check_input_is_left_alone(candidate):
    """Nothing passed in is changed."""
    rows, _ = unchanged(candidate.nearest, STONES.copy(), np.array([[2.0]]), 2)

    assert rows.tolist() == [[1, 2]]


def check_many_columns_fit_into_memory(candidate):
    """400 queries against 3,000 stones of 40 columns fit into memory."""
    rng = np.random.default_rng(9)
    known, queries = rng.normal(size=(3000, 40)), rng.normal(size=(400, 40))
    rows, distances = candidate.nearest(known, queries, 3)

    close(distances[7], np.sort(np.sqrt(((known - queries[7]) ** 2).sum(axis=1)))[:3])
    assert rows.shape == (400, 3)


def check_many_queries_in_time(candidate):
    """120,000 queries against 30 stones are classified within the time limit."""
    known, labels, queries, k = _many(120_000)
    found = candidate.classify(known, labels, queries, k)

    assert (found == (queries[:, 0] > 0.5)).mean() > 0.8


def _many(n):
    """Make 30 stones and n queries."""
    rng = np.random.default_rng(n)
    known = rng.random((30, 2))
    return known, (known[:, 0] > 0.5).astype(int), rng.random((n, 2)), 5


def sized(n):
    """Prepare the call whose time is measured at size n."""
    stones = _many(n)
    return lambda candidate: candidate.classify(*stones)
