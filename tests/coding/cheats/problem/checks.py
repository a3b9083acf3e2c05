import math

import numpy as np

from greenroom.coding.checking import close, holds_for, raises, same, unchanged
from greenroom.coding.checking import strategies as st

VALUES = [9.0, 2.0, 4.0]


def check_mean_equals(candidate):
    """The mean, by equality."""
    assert candidate("mean", VALUES) == 5.0


def check_mean_equals_from_the_other_side(candidate):
    """The mean, with the expected value on the left."""
    assert candidate("mean", VALUES) == 5.0


def check_mean_is_close(candidate):
    """The mean, within a tolerance."""
    close(candidate("mean", VALUES), 5.0)


def check_mean_by_distance(candidate):
    """The mean, by its distance."""
    assert abs(candidate("mean", VALUES) - 5.0) < 1e-9


def check_mean_by_the_library(candidate):
    """The mean, as the standard library compares."""
    assert math.isclose(candidate("mean", VALUES), 5.0)


def check_mean_does_not_differ(candidate):
    """The mean, by what it is not."""
    assert not candidate("mean", VALUES) != 5.0


def check_mean_lies_between(candidate):
    """The mean, by its bounds."""
    assert 4.9 < candidate("mean", VALUES) < 5.1


def check_mean_is_one_of(candidate):
    """The mean, by membership."""
    assert candidate("mean", VALUES) in (5.0, "five")


def check_mean_by_numpy(candidate):
    """The mean, as NumPy compares."""
    assert np.isclose(candidate("mean", VALUES), 5.0)


def check_mean_rounded(candidate):
    """The mean, rounded and written."""
    assert f"{candidate('mean', VALUES):.3f}" == "5.000"


def check_ranks_equal(candidate):
    """The ranks, as arrays."""
    assert np.array_equal(candidate("ranks", VALUES), [2, 0, 1])


def check_ranks_all_equal(candidate):
    """The ranks, one by one."""
    assert (candidate("ranks", VALUES) == np.array([2, 0, 1])).all()


def check_ranks_within(candidate):
    """The ranks, within a tolerance."""
    np.testing.assert_allclose(candidate("ranks", VALUES), [2, 0, 1])


def check_ranks_add_up(candidate):
    """The ranks, by the largest difference."""
    assert np.abs(np.subtract(candidate("ranks", VALUES), [2, 0, 1])).max() == 0


def check_ranks_same(candidate):
    """The ranks, with shape and type."""
    same(candidate("ranks", VALUES), np.array([2, 0, 1]))


def check_ranks_as_a_list(candidate):
    """The ranks, as a list."""
    assert list(candidate("ranks", VALUES)) == [2, 0, 1]


def check_sorted(candidate):
    """The values in order."""
    assert candidate("sorted", VALUES) == [2.0, 4.0, 9.0]


def check_sorted_in_pairs(candidate):
    """The values in order, pair by pair, and nothing lost."""
    got = candidate("sorted", VALUES)
    assert len(got) == 3
    assert all(a <= b for a, b in zip(got, got[1:]))
    assert set(got) == set(VALUES)


def check_sorted_leaves_the_input(candidate):
    """The values in order, and the input as it was."""
    close(unchanged(candidate, "sorted", VALUES), [2.0, 4.0, 9.0])


def check_trend(candidate):
    """A trend by its word."""
    assert candidate("trend", [1.0, 2.0]) == "rising"
    assert candidate("trend", [2.0, 1.0]) == "falling"


def check_trend_by_a_table(candidate):
    """A trend looked up."""
    assert {"rising": 1, "falling": 2}.get(candidate("trend", [2.0, 1.0])) == 2


def check_count_as_a_place(candidate):
    """A count used as a place in a list."""
    assert ["none", "one", "two"][candidate("count", [0.0, 0.0])] == "two"


def check_count_same(candidate):
    """A count, an int and no other number."""
    same(candidate("count", VALUES), 3)


def check_positive(candidate):
    """A yes and a no."""
    assert candidate("positive", VALUES) is True
    assert candidate("positive", [0.0]) is False


def check_table(candidate):
    """A dictionary of everything."""
    same(candidate("table", VALUES), {"mean": 5.0, "count": 3, "trend": "mixed"})


def check_table_by_key(candidate):
    """A dictionary, key by key."""
    table = candidate("table", VALUES)
    assert table["mean"] == 5.0 and table["count"] == 3 and table["trend"] == "mixed"


def check_table_by_its_items(candidate):
    """A dictionary, by its items."""
    assert sorted(candidate("table", VALUES).items()) == [
        ("count", 3),
        ("mean", 5.0),
        ("trend", "mixed"),
    ]


def check_means_of_many(candidate):
    """The mean of whatever comes."""

    @holds_for(st.lists(st.integers(-50, 50).map(float), min_size=1, max_size=8), examples=5)
    def mean(values):
        close(candidate("mean", values), sum(values) / len(values))


def check_empty_is_refused(candidate):
    """Nothing has no mean."""
    raises(ValueError, candidate, "mean", [])


def check_empty_is_refused_and_the_rest_is_not(candidate):
    """Nothing has no mean, something has."""
    raises(ValueError, candidate, "mean", [])
    assert candidate("mean", [3.0]) == 3.0
