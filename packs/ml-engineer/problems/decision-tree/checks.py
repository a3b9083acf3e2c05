"""Checks of decision-tree."""

import numpy as np

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st


def _gini(labels):
    _, counts = np.unique(labels, return_counts=True)
    return 1 - ((counts / counts.sum()) ** 2).sum()


def _after(features, labels, feature, threshold):
    """The impurity of both sides, weighted, counted the slow way; None when a side is empty."""
    left = features[:, feature] <= threshold
    if left.all() or not left.any():
        return None
    return left.mean() * _gini(labels[left]) + (~left).mean() * _gini(labels[~left])


def _table(rows, seed, columns=3, kinds=3):
    rng = np.random.default_rng(seed)
    return rng.integers(0, 6, (rows, columns)).astype(float), rng.integers(0, kinds, rows)


def check_example(candidate):
    """The example of the brief: (0, 2.5, 0.25)."""
    split = candidate.best_split(np.array([[1.0], [2.0], [3.0], [4.0]]), np.array([0, 1, 0, 0]))

    close(split, (0, 2.5, 0.25))


def check_second_column_separates(candidate):
    """The column that separates the labels is chosen, with impurity 0."""
    features = np.array([[5.0, 38.1], [2.0, 38.5], [4.0, 39.9], [3.0, 40.3]])

    close(candidate.best_split(features, np.array([0, 0, 1, 1])), (1, 39.2, 0.0))


def check_equal_labels_need_no_split(candidate):
    """When all labels are equal, there is no split, and the tree predicts that label."""
    features, labels = np.array([[1.0], [2.0], [3.0]]), np.array([4, 4, 4])

    assert candidate.best_split(features, labels) is None
    assert list(candidate.DecisionTree().fit(features, labels).predict(features)) == [4, 4, 4]


def check_tree_learns_three_groups(candidate):
    """Two splits in one column tell three groups apart."""
    features = np.array([[1.0], [2.0], [5.0], [6.0], [9.0], [10.0]])
    tree = candidate.DecisionTree(max_depth=2).fit(features, np.array([7, 7, 3, 3, 7, 7]))

    assert list(tree.predict(np.array([[0.0], [3.4], [3.6], [7.4], [7.6], [99.0]]))) == [
        7, 7, 3, 3, 7, 7,
    ]  # fmt: skip


def check_sides_are_weighted_by_size(candidate):
    """The two impurities are weighted by the sizes of the sides."""
    features = np.arange(10.0)[:, None]
    labels = np.array([0, 1, 0, 0, 1, 1, 1, 0, 1, 1])

    feature, threshold, impurity = candidate.best_split(features, labels)

    # left 0 1 0 0 (gini 3/8), right 1 1 1 0 1 1 (gini 5/18)
    close((feature, threshold, impurity), (0, 3.5, 0.4 * 3 / 8 + 0.6 * 5 / 18))


def check_equal_values_stay_together(candidate):
    """Rows with the same value cannot be parted, whatever their labels."""
    features = np.array([[1.0], [1.0], [1.0], [2.0], [2.0], [2.0]])
    labels = np.array([0, 0, 1, 1, 1, 0])

    close(candidate.best_split(features, labels), (0, 1.5, 4 / 9))


def check_constant_columns(candidate):
    """A constant column offers no split; the others still do."""
    labels = np.array([0, 1])

    assert candidate.best_split(np.array([[3.0], [3.0]]), labels) is None
    close(candidate.best_split(np.array([[3.0, 1.0], [3.0, 2.0]]), labels), (1, 1.5, 0.0))


def check_a_split_must_help(candidate):
    """A split that leaves the impurity as it was is none."""
    corners = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])

    assert candidate.best_split(corners, np.array([0, 1, 1, 0])) is None
    thirds = np.repeat(np.arange(4.0), 3)[:, None]  # each value with the labels 0, 1, 2
    assert candidate.best_split(thirds, np.tile([0, 1, 2], 4)) is None


def check_small_gains_count(candidate):
    """A split that helps only a little is still taken."""
    features = np.repeat([0.0, 1.0], 1000)[:, None]
    labels = np.tile([0, 1], 1000)
    labels[0] = 1  # 499 of 1000 against 500 of 1000

    found = candidate.best_split(features, labels)

    close(found[2], _after(features, labels, 0, 0.5))
    assert found[:2] == (0, 0.5)


def check_min_leaf(candidate):
    """Both sides keep at least min_leaf rows, exactly that many is allowed."""
    features, labels = np.arange(6.0)[:, None], np.array([1, 0, 0, 0, 0, 0])

    close(candidate.best_split(features, labels, 1)[:2], (0, 0.5))
    close(candidate.best_split(features, labels, 2)[:2], (0, 1.5))
    close(candidate.best_split(features[::-1], labels, 2)[:2], (0, 3.5))
    close(candidate.best_split(features, labels, 3)[:2], (0, 2.5))
    assert candidate.best_split(features, labels, 4) is None


def check_min_leaf_reaches_the_tree(candidate):
    """The tree keeps min_leaf too: no leaf is smaller."""
    features, labels = np.arange(8.0)[:, None], np.array([1, 0, 0, 0, 0, 0, 0, 0])
    tree = candidate.DecisionTree(max_depth=4, min_leaf=3).fit(features, labels)

    assert list(tree.predict(features)) == [0] * 8


def check_ties_go_to_the_first(candidate):
    """Equally good splits: the first feature, then the lowest threshold."""
    twice = np.array([[1.0, 1.0], [2.0, 2.0], [3.0, 3.0]])

    close(candidate.best_split(twice, np.array([0, 1, 1])), (0, 1.5, 0.0))
    close(candidate.best_split(twice, np.array([0, 1, 0])), (0, 1.5, 1 / 3))


def check_majority_and_its_ties(candidate):
    """A leaf predicts its most frequent label, the smallest of several."""
    same = np.zeros((5, 1))

    assert (
        list(candidate.DecisionTree().fit(same, np.array([2, 9, 9, 2, 9])).predict(same)) == [9] * 5
    )
    assert (
        list(candidate.DecisionTree().fit(same, np.array([8, -3, 8, -3, 5])).predict(same))
        == [-3] * 5
    )


def check_depth_is_counted_in_splits(candidate):
    """With max_depth 0 there is one leaf, with 1 there are two."""
    features, labels = np.arange(4.0)[:, None], np.array([0, 1, 1, 2])

    none = candidate.DecisionTree(max_depth=0).fit(features, labels).predict(features)
    one = candidate.DecisionTree(max_depth=1).fit(features, labels).predict(features)
    two = candidate.DecisionTree(max_depth=2).fit(features, labels).predict(features)

    assert list(none) == [1, 1, 1, 1]
    assert list(one) == [0, 1, 1, 1]
    assert list(two) == [0, 1, 1, 2]


def check_default_depth(candidate):
    """Without max_depth, there are at most five splits on the way to a leaf."""
    features = np.arange(16.0)[:, None]
    labels = np.arange(16) % 2  # every split peels one row off, until five are gone
    default = candidate.DecisionTree().fit(features, labels).predict(features)
    five = candidate.DecisionTree(max_depth=5).fit(features, labels).predict(features)
    more = candidate.DecisionTree(max_depth=20).fit(features, labels).predict(features)

    assert list(default) == list(five)
    assert list(more) == list(labels)
    assert list(default) != list(labels)


def check_value_on_the_threshold_goes_left(candidate):
    """A row whose value equals the threshold goes left."""
    tree = candidate.DecisionTree().fit(np.array([[1.0], [3.0]]), np.array([0, 1]))

    assert list(tree.predict(np.array([[2.0], [2.0000001]]))) == [0, 1]


def check_neighbouring_floats_are_parted(candidate):
    """Two values with no number between them are still told apart."""
    low = 0.3
    for bottom in (low, float(np.nextafter(low, 1.0))):
        features = np.array([[bottom], [float(np.nextafter(bottom, 1.0))]])
        tree = candidate.DecisionTree().fit(features, np.array([0, 1]))
        assert list(tree.predict(features)) == [0, 1]


def check_huge_values(candidate):
    """Values near the largest floats do not overflow."""
    top = 1.6e308
    for low, high in ((1e308, top), (-top, -1e308), (-top, top)):
        features = np.array([[low], [high]])
        feature, threshold, impurity = candidate.best_split(features, np.array([0, 1]))
        close((feature, threshold / 1e308, impurity), (0, (low / 2 + high / 2) / 1e308, 0.0))


def check_best_of_all_splits(candidate):
    """No other split of any column has a lower impurity, and the one told is right."""

    @holds_for(st.integers(2, 25), st.integers(0, 10_000), st.integers(1, 3), examples=60)
    def best(rows, seed, min_leaf):
        features, labels = _table(rows, seed)
        options = {}
        for feature in range(features.shape[1]):
            for threshold in np.unique(features[:, feature])[:-1] + 0.5:
                left = int((features[:, feature] <= threshold).sum())
                if min(left, rows - left) >= min_leaf:
                    options[feature, threshold] = _after(features, labels, feature, threshold)
        lowest = min(options.values(), default=1.0)
        found = candidate.best_split(features, labels, min_leaf)
        if lowest >= _gini(labels) - 1e-12:
            assert found is None
        else:
            close(found[2], lowest)
            close(_after(features, labels, found[0], found[1]), lowest)


def check_same_as_scikit_learn(candidate):
    """On continuous features the tree predicts what scikit-learn's does."""
    from sklearn.tree import DecisionTreeClassifier

    rng = np.random.default_rng(11)
    features = rng.normal(size=(400, 4))
    labels = (features[:, 1] + 0.4 * features[:, 2] ** 2 + 0.5 * rng.normal(size=400) > 0.3).astype(
        int
    )
    labels[features[:, 3] > 1] = 2
    fresh = rng.normal(size=(300, 4))
    theirs = DecisionTreeClassifier(max_depth=3, min_samples_leaf=10, random_state=0)

    mine = candidate.DecisionTree(max_depth=3, min_leaf=10).fit(features, labels)

    assert list(mine.predict(fresh)) == list(theirs.fit(features, labels).predict(fresh))


def check_rows_in_any_order(candidate):
    """The order of the rows does not change the tree."""

    @holds_for(st.integers(3, 30), st.integers(0, 10_000), examples=25)
    def shuffled(rows, seed):
        features, labels = _table(rows, seed, columns=2, kinds=2)
        order = np.random.default_rng(seed + 1).permutation(rows)
        first = candidate.DecisionTree(max_depth=2).fit(features, labels)
        second = candidate.DecisionTree(max_depth=2).fit(features[order], labels[order])
        assert list(first.predict(features)) == list(second.predict(features))


def check_scale_does_not_matter(candidate):
    """Doubling a column and adding to it changes thresholds, and no prediction."""
    features, labels = _table(40, 5)
    stretched = 2 * features + 8

    mine = candidate.DecisionTree(max_depth=3).fit(features, labels).predict(features)
    theirs = candidate.DecisionTree(max_depth=3).fit(stretched, labels).predict(stretched)

    assert list(mine) == list(theirs)


def check_whole_numbers_as_features(candidate):
    """Columns of integers have thresholds between them, not cut to whole numbers."""
    close(candidate.best_split(np.array([[1], [2]]), np.array([0, 1])), (0, 1.5, 0.0))


def check_one_row_and_none(candidate):
    """One row is a leaf; predicting no rows gives none."""
    tree = candidate.DecisionTree().fit(np.array([[1.0, 2.0]]), np.array([6]))

    assert list(tree.predict(np.array([[9.0, 9.0], [0.0, 0.0]]))) == [6, 6]
    assert len(tree.predict(np.empty((0, 2)))) == 0


def check_no_rows_are_refused(candidate):
    """Growing a tree from no rows raises ValueError."""
    tree = candidate.DecisionTree()

    raises(ValueError, tree.fit, np.empty((0, 2)), np.empty(0, dtype=int))


def check_input_is_left_alone(candidate):
    """What is passed in is not sorted or changed."""
    features, labels = np.array([[3.0, 1.0], [1.0, 2.0], [2.0, 0.0]]), np.array([1, 0, 1])

    close(unchanged(candidate.best_split, features, labels), (0, 1.5, 0.0))


def check_many_rows_in_time(candidate):
    """A split of 30,000 rows and three columns takes one sort a column, not a count a threshold."""
    features, labels = _many(30_000)

    feature, threshold, _ = candidate.best_split(features, labels)

    assert feature == 1
    assert abs(threshold - 0.6) < 0.02


def _many(n):
    """Visits of n animals with three measurements; the second decides, mostly."""
    rng = np.random.default_rng(n)
    features = rng.random((n, 3))
    labels = (features[:, 1] > 0.6).astype(int)
    wrong = rng.random(n) < 0.1
    return features, np.where(wrong, 1 - labels, labels)


def sized(n):
    """Prepare the call whose time is measured at size n."""
    visits = _many(n)
    return lambda candidate: candidate.best_split(*visits)
