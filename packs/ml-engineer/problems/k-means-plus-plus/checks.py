"""Checks of k-means-plus-plus."""

import numpy as np

from greenroom.coding.checking import holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st

ALMOST_ONE = 1 - 2**-53  # the largest number a generator gives


def _drawing(*numbers):
    """A draw that gives these numbers, one a call."""
    left = list(numbers)
    return lambda: left.pop(0)


def _rows(candidate, points, *numbers):
    found = candidate(np.asarray(points, dtype=float), len(numbers), _drawing(*numbers))
    return [int(row) for row in found]


def _slowly(points, numbers):
    """The brief, word for word, with Python's whole numbers."""
    points = [[int(value) for value in point] for point in points]
    chosen = [int(numbers[0] * len(points))]
    for number in numbers[1:]:
        weights = [
            min(
                sum((a - b) ** 2 for a, b in zip(point, points[row], strict=True)) for row in chosen
            )
            for point in points
        ]
        running = 0
        for row, weight in enumerate(weights):
            running += weight
            if running > number * sum(weights):
                chosen.append(row)
                break
    return chosen


def check_example(candidate):
    """The example of the brief: rows 0, 2, 1."""
    assert _rows(candidate, [[0], [1], [5], [9]], 0.0, 0.2, 0.05) == [0, 2, 1]


def check_first_centre(candidate):
    """The first centre is row floor(u * n)."""
    points = [[3], [1], [4], [1], [5]]

    firsts = [_rows(candidate, points, u)[0] for u in (0.0, 0.19, 0.2, 0.59, 0.6, 0.99)]

    assert firsts == [0, 0, 1, 2, 3, 4]


def check_shape(candidate):
    """The result is an array of k row numbers."""
    found = candidate(np.array([[0.0, 1.0], [2.0, 3.0], [9.0, 9.0]]), 2, _drawing(0.5, 0.5))

    assert isinstance(found, np.ndarray)
    assert found.shape == (2,)
    assert found.dtype.kind == "i"


def check_too_many_centres_are_refused(candidate):
    """More centres than points, or k below 1, raises ValueError."""
    points = np.array([[0.0], [1.0]])

    raises(ValueError, candidate, points, 3, _drawing(0.1, 0.1, 0.1))
    raises(ValueError, candidate, points, 0, _drawing(0.1))
    raises(ValueError, candidate, points, -1, _drawing(0.1))


def check_no_points_are_refused(candidate):
    """Without points there is nothing to choose: ValueError."""
    raises(ValueError, candidate, np.empty((0, 2)), 1, _drawing(0.5))


def check_weights_are_squared(candidate):
    """The weight is the squared distance, not the distance."""
    points = [[0], [3], [10]]  # 9 and 100: the share of row 1 is 9/109, not 3/13

    assert _rows(candidate, points, 0.0, 0.08) == [0, 1]
    assert _rows(candidate, points, 0.0, 0.09) == [0, 2]
    assert _rows(candidate, points, 0.0, 0.22) == [0, 2]


def check_in_two_dimensions(candidate):
    """Distances are Euclidean over all the columns."""
    points = [[0, 0], [3, 4], [5, 0], [0, 10]]  # weights 0, 25, 25, 100

    found = [_rows(candidate, points, 0.0, u)[1] for u in (0.16, 0.17, 0.33, 0.34)]

    assert found == [1, 2, 2, 3]


def check_nearest_centre_counts(candidate):
    """With several centres the nearest one gives the weight, not the last or the first."""
    points = [[0], [10], [11], [4]]
    # after rows 0 and 1 the weights are 0, 0, 1, 16 (row 3 is nearest to row 0)
    found = [_rows(candidate, points, 0.0, 0.1, u)[1:] for u in (0.05, 0.06)]

    assert found == [[1, 2], [1, 3]]


def check_exactly_on_the_border(candidate):
    """A running total equal to u times the whole is not enough: the next row is taken."""
    points = [[0], [1], [1], [2]]  # weights 0, 1, 1, 4: two sixths are reached in row 2

    assert _rows(candidate, [[0], [2], [-2]], 0.0, 0.5) == [0, 2]
    assert _rows(candidate, points, 0.75, 0.0) == [3, 0]


def check_zero_does_not_choose_a_centre_again(candidate):
    """A draw of 0 takes the first row that is not a centre already."""
    assert _rows(candidate, [[0], [0], [5], [6]], 0.0, 0.0) == [0, 2]
    assert _rows(candidate, [[0], [0], [5], [6]], 0.25, 0.0, 0.0) == [1, 2, 3]


def check_draw_close_to_one(candidate):
    """The largest possible draw takes the last row that has any weight."""
    rng = np.random.default_rng(4)
    for size in (5, 50, 500, 5000):
        points = np.vstack([rng.normal(size=(size, 3)), np.zeros((1, 3)), np.zeros((1, 3))])
        found = candidate(points, 2, _drawing(ALMOST_ONE, ALMOST_ONE))
        assert [int(row) for row in found] == [size + 1, size - 1]


def check_repeated_points(candidate):
    """A point that repeats a centre is never chosen, and none left over raises ValueError."""
    points = np.array([[2.0, 2.0]] * 5 + [[7.0, 1.0]])

    assert _rows(candidate, points, 0.5, 0.99) == [3, 5]
    raises(ValueError, candidate, points, 3, _drawing(0.5, 0.5, 0.5))


def check_one_point(candidate):
    """One point, one centre."""
    assert _rows(candidate, [[4, 2]], 0.9) == [0]


def check_every_point_becomes_a_centre(candidate):
    """With k equal to the number of different points, each is chosen once."""
    rng = np.random.default_rng(8)
    points = rng.normal(size=(9, 2))

    assert sorted(_rows(candidate, points, *rng.random(9))) == list(range(9))


def check_one_draw_a_centre(candidate):
    """Draw is called exactly k times."""
    numbers = [0.3, 0.9, 0.1, 0.6, 0.5, 0.5]
    points = np.arange(12.0).reshape(6, 2) ** 2

    candidate(points, 4, lambda: numbers.pop(0))

    assert numbers == [0.5, 0.5]


def check_far_from_the_origin(candidate):
    """Moving all points far away changes nothing: distances do not drown in rounding."""
    points = np.array([[0.0, 0.0], [1.0, 2.0], [3.0, 1.0], [2.0, 2.0]])
    numbers = (0.3, 0.4, 0.7, 0.2)

    near = _rows(candidate, points, *numbers)

    assert _rows(candidate, points + 2.0**40, *numbers) == near
    assert _rows(candidate, points * 2.0**-40, *numbers) == near


def check_whole_numbers(candidate):
    """Arrays of small integers do not overflow when squared."""
    points = np.array([[0], [100], [-100]], dtype=np.int8)

    assert [int(row) for row in candidate(points, 2, _drawing(0.0, 0.4))] == [0, 1]


def check_word_for_word(candidate):
    """For any points and draws, the rows are those found by the brief's slow way."""

    @holds_for(
        st.lists(
            st.tuples(st.integers(-6, 6), st.integers(-6, 6)), min_size=5, max_size=12, unique=True
        ),
        st.lists(st.integers(0, 63), min_size=1, max_size=5),
        examples=40,
    )
    def same_rows(points, sixty_fourths):
        numbers = [part / 64 for part in sixty_fourths]
        assert _rows(candidate, points, *numbers) == _slowly(points, numbers)


def check_frequencies(candidate):
    """Over many draws each point is chosen as often as its weight says."""
    points = [[0], [1], [2], [3]]
    second = [_rows(candidate, points, 0.0, u)[1] for u in (np.arange(280) + 0.5) / 280]

    assert [second.count(row) for row in range(4)] == [0, 20, 80, 180]


def check_finds_far_groups(candidate):
    """With ten groups far apart, nearly every seed puts one centre into each."""
    rng = np.random.default_rng(1)
    points = rng.normal(size=(200, 2)) + 1000 * np.repeat(np.arange(10), 20)[:, None]
    hits = 0
    for seed in range(20):
        rows = candidate(points, 10, np.random.default_rng(seed).random)
        hits += len({int(row) // 20 for row in rows}) == 10

    assert hits >= 19


def check_input_is_left_alone(candidate):
    """The points are not changed."""
    points = np.array([[1.0, 5.0], [2.0, 2.0], [0.0, 7.0]])

    found = unchanged(candidate, points, 2, lambda: 0.5)

    assert len(found) == 2


def check_many_centres_in_time(candidate):
    """600 centres among 2,000 curves take one pass a centre, well within the time limit."""
    points, k, draw = sized(600)

    rows = candidate(points, k, draw)

    assert len({int(row) for row in rows}) == 600


def sized(n):
    """2,000 load curves of 24 hours, of which n are to become centres."""
    rng = np.random.default_rng(n)
    return rng.gamma(2.0, size=(2000, 24)), n, rng.random
