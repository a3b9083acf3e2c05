"""Checks of forest-vote."""

import math

import numpy as np

from greenroom.coding.checking import close, raises, unchanged


def _table(n, d):
    """A table whose entries tell their row and column: 1000 * row + column."""
    return 1000.0 * np.arange(n)[:, None] + np.arange(d)


class _Gardener:
    """Grows trees that say what they are told, and remembers what each was grown from."""

    def __init__(self, says):
        self.says, self.samples, self.asked = says, [], []

    def grow(self, features, labels):
        number = len(self.samples)
        rows = np.asarray(features)[:, 0].astype(int) // 1000
        columns = (np.asarray(features)[0] % 1000).astype(int)
        self.samples.append((rows, columns, np.asarray(features), np.asarray(labels)))

        def tree(asked):
            asked = np.asarray(asked)
            self.asked.append((number, asked))
            return np.array([self.says(number, int(row)) for row in asked[:, 0] // 1000], dtype=int)

        return tree


def _grown(candidate, n=12, d=4, says=lambda tree, row: 0, labels=None, **named):
    gardener = _Gardener(says)
    labels = np.arange(n) % 3 if labels is None else labels
    named.setdefault("trees", 6)
    forest = candidate(gardener.grow, **named).fit(_table(n, d), labels)
    return forest, gardener


def _judged(gardener, labels):
    """The out-of-bag accuracy by hand, from the samples that were really drawn."""
    kinds = np.unique(labels)
    right = []
    for row, label in enumerate(labels):
        said = [
            gardener.says(number, row)
            for number, sample in enumerate(gardener.samples)
            if row not in sample[0]
        ]
        if said:
            right.append(max(kinds, key=lambda kind: (said.count(kind), -kind)) == label)
    return np.mean(right) if right else math.nan


def check_example(candidate):
    """Trees that say 2, 5, 5, 2 with labels 2, 5, 9 give votes [[2, 2, 0]] and predict 2."""
    said = [2, 5, 5, 2]
    forest, _ = _grown(candidate, 3, 1, lambda tree, row: said[tree], np.array([9, 5, 2]), trees=4)

    assert forest.votes(np.array([[0.0]])).tolist() == [[2, 2, 0]]
    assert forest.predict(np.array([[0.0]])).tolist() == [2]


def check_samples_of_rows(candidate):
    """Every tree is grown from n rows of the table, with their own labels."""
    labels = np.arange(12) % 5 * 10
    _, gardener = _grown(candidate, labels=labels, columns=2)

    assert len(gardener.samples) == 6
    for rows, _, features, own in gardener.samples:
        assert features.shape == (12, 2)
        assert own.tolist() == labels[rows].tolist()
        assert (features // 1000 == rows[:, None]).all()


def check_samples_of_columns(candidate):
    """Every tree sees as many different columns as asked for."""
    for columns in (1, 3, 7):
        _, gardener = _grown(candidate, 5, 7, columns=columns)
        assert all(len(set(sample[1].tolist())) == columns for sample in gardener.samples)
        assert all(sample[2].shape == (5, columns) for sample in gardener.samples)


def check_bad_arguments_are_refused(candidate):
    """No rows, fewer than one tree, or columns outside 1 to d raise ValueError."""
    for columns in (0, -1, 5):
        raises(ValueError, lambda columns=columns: _grown(candidate, columns=columns))
    for trees in (0, -1):
        raises(ValueError, lambda trees=trees: _grown(candidate, trees=trees))
    raises(ValueError, lambda: _grown(candidate, n=0, columns=1))


def check_drawn_with_replacement(candidate):
    """A sample of n rows holds about 63 in 100 of them, some several times."""
    _, gardener = _grown(candidate, 300, 2, trees=30)
    shares = [len(set(sample[0].tolist())) / 300 for sample in gardener.samples]

    assert 0.61 < np.mean(shares) < 0.655
    assert min(shares) > 0.5


def check_rows_are_equally_likely(candidate):
    """Every row is drawn about as often as any other."""
    _, gardener = _grown(candidate, 20, 2, trees=200)
    drawn = np.bincount(np.concatenate([sample[0] for sample in gardener.samples]), minlength=20)

    assert drawn.sum() == 4000
    assert (np.abs(drawn - 200) < 75).all()  # five standard deviations


def check_columns_are_equally_likely(candidate):
    """Every column is chosen about as often as any other."""
    _, gardener = _grown(candidate, 3, 6, columns=2, trees=240)
    chosen = np.bincount(np.concatenate([sample[1] for sample in gardener.samples]), minlength=6)

    assert (np.abs(chosen - 80) < 40).all()


def check_default_columns(candidate):
    """Without a number, a tree sees the whole part of the square root of d."""
    for width, want in ((1, 1), (3, 1), (4, 2), (15, 3), (16, 4)):
        _, gardener = _grown(candidate, 4, width, trees=2)
        assert [len(sample[1]) for sample in gardener.samples] == [want] * 2


def check_trees_differ(candidate):
    """Rows and columns are drawn anew for every tree."""
    _, gardener = _grown(candidate, 30, 12, columns=3, trees=20)
    rows = {tuple(sample[0].tolist()) for sample in gardener.samples}
    columns = {tuple(sorted(sample[1].tolist())) for sample in gardener.samples}

    assert len(rows) == 20
    assert len(columns) > 10


def check_trees_are_asked_with_their_columns(candidate):
    """A tree predicts from the very columns it was grown on, in the same order."""
    forest, gardener = _grown(candidate, 9, 8, columns=3, trees=10)
    gardener.asked.clear()
    forest.predict(_table(4, 8))

    assert len(gardener.asked) == 10
    for number, asked in gardener.asked:
        assert (asked[0] % 1000).astype(int).tolist() == gardener.samples[number][1].tolist()
        assert asked.shape == (4, 3)


def check_votes(candidate):
    """Votes are counted for each row, for the labels in rising order."""
    forest, _ = _grown(
        candidate, 8, 3, lambda tree, row: [-4, 7, 30][(tree + row) % 3],
        np.array([30, 7, -4, 7, 30, -4, 7, 7]), trees=7,
    )  # fmt: skip

    assert forest.votes(_table(3, 3)).tolist() == [[3, 2, 2], [2, 3, 2], [2, 2, 3]]
    assert forest.predict(_table(3, 3)).tolist() == [-4, 7, 30]


def check_ties_go_to_the_smallest(candidate):
    """Of labels with equally many votes the smallest is predicted, whoever voted first."""
    said = [8, 8, 3, 3, 5]
    forest, _ = _grown(candidate, 3, 1, lambda tree, row: said[tree], np.array([3, 5, 8]), trees=5)

    assert forest.predict(np.array([[0.0]])).tolist() == [3]


def check_out_of_bag_by_hand(candidate):
    """Each row is judged by the trees that did not draw it, and by no others."""
    labels = np.arange(40) % 4
    for seed in range(5):
        forest, gardener = _grown(
            candidate, 40, 3, lambda tree, row: (row + tree * tree) % 4, labels, trees=7, seed=seed
        )
        close(forest.out_of_bag_accuracy(), _judged(gardener, labels))


def check_out_of_bag_knows_no_drawn_rows(candidate):
    """Trees that are right only on the rows they drew have an out-of-bag accuracy of 0."""
    labels = np.arange(50) % 2
    gardener = _Gardener(None)
    gardener.says = lambda tree, row: int(
        labels[row] if row in gardener.samples[tree][0] else 1 - labels[row]
    )
    forest = candidate(gardener.grow, trees=25, seed=3).fit(_table(50, 2), labels)

    close(forest.out_of_bag_accuracy(), 0.0)


def check_rows_that_all_trees_drew(candidate):
    """Rows that no tree left out do not count; with one tree that are most of them."""
    labels = np.zeros(30, dtype=int)
    forest, _ = _grown(candidate, 30, 2, lambda tree, row: 0, labels, trees=1)

    close(forest.out_of_bag_accuracy(), 1.0)


def check_nothing_out_of_bag(candidate):
    """When every tree drew every row, the out-of-bag accuracy is NaN."""
    forest, _ = _grown(candidate, 1, 2, labels=np.array([5]), says=lambda tree, row: 5)

    close(forest.out_of_bag_accuracy(), math.nan)
    assert forest.predict(_table(3, 2)).tolist() == [5, 5, 5]


def check_same_seed_same_forest(candidate):
    """The same seed draws the same samples, also when fit is called again."""
    _, first = _grown(candidate, 20, 6, columns=2, seed=4)
    forest, second = _grown(candidate, 20, 6, columns=2, seed=4)
    forest.fit(_table(20, 6), np.arange(20) % 3)

    for place in range(6):
        for other in (second.samples[place], second.samples[place + 6]):
            assert other[2].tolist() == first.samples[place][2].tolist()


def check_other_seed_other_forest(candidate):
    """Another seed draws other samples; the seed is 0 when none is given."""
    samples = [
        [sample[2].tolist() for sample in _grown(candidate, 20, 6, columns=2, **named)[1].samples]
        for named in ({}, {"seed": 0}, {"seed": 1})
    ]

    assert samples[0] == samples[1]
    assert all(one != other for one, other in zip(samples[0], samples[2], strict=True))


def check_fitting_again_forgets(candidate):
    """After a second fit only the new trees vote, about the new labels."""
    forest, gardener = _grown(candidate, 9, 2, trees=3)
    gardener.says = lambda tree, row: 11
    forest.fit(_table(5, 2), np.array([11, 12, 11, 12, 12]))

    assert forest.votes(_table(2, 2)).tolist() == [[3, 0], [3, 0]]


def check_default_number_of_trees(candidate):
    """There are 50 trees when no number is given."""
    gardener = _Gardener(lambda tree, row: 0)
    candidate(gardener.grow).fit(_table(4, 2), np.array([0, 0, 1, 1]))

    assert len(gardener.samples) == 50


def check_no_rows_to_predict(candidate):
    """Predicting no rows gives no labels and no votes."""

    def constant(features, labels):
        return lambda rows: np.zeros(len(rows), dtype=int)

    forest = candidate(constant, trees=3).fit(_table(4, 2), np.array([0, 1, 0, 1]))

    assert forest.predict(np.empty((0, 2))).shape == (0,)
    assert forest.votes(np.empty((0, 2))).shape == (0, 2)


def check_better_than_one_tree(candidate):
    """With real trees the forest beats one tree, and out-of-bag tells its accuracy on new rows."""
    from sklearn.tree import DecisionTreeClassifier

    rng = np.random.default_rng(12)
    features, fresh = rng.normal(size=(300, 6)), rng.normal(size=(500, 6))
    labels, want = [
        (rows[:, 0] + rows[:, 1] + 0.5 * rows[:, 2] + noise > 0).astype(int)
        for rows, noise in (
            (features, rng.normal(size=300) * 0.8),
            (fresh, rng.normal(size=500) * 0.8),
        )
    ]

    def grow(rows, own):
        return DecisionTreeClassifier(random_state=0).fit(rows, own).predict

    alone = (grow(features, labels)(fresh) == want).mean()
    forest = candidate(grow, trees=40, columns=4, seed=1).fit(features, labels)
    together = (forest.predict(fresh) == want).mean()

    assert together > alone + 0.02
    assert abs(forest.out_of_bag_accuracy() - together) < 0.06


def check_input_is_left_alone(candidate):
    """Features and labels are not shuffled in place."""
    forest = candidate(_Gardener(lambda tree, row: 0).grow, trees=3)
    features, labels = _table(6, 3), np.array([2, 0, 1, 1, 0, 2])

    unchanged(forest.fit, features, labels)
    counts = unchanged(forest.votes, features)

    assert counts.tolist() == [[3, 0, 0]] * 6


def check_many_rows_in_time(candidate):
    """The votes of 20 trees about 40,000 rows are counted within the time limit."""

    def threshold(features, labels):
        return lambda rows: (np.asarray(rows)[:, 0] > 0.5).astype(int)

    rng = np.random.default_rng(13)
    features = rng.random((40_000, 2))
    forest = candidate(threshold, trees=20, columns=1).fit(
        features[:50], (features[:50, 0] > 0.5) * 1
    )
    counts = forest.votes(features)

    assert (counts.sum(axis=1) == 20).all()
    assert (counts[(features > 0.5).all(axis=1)] == [0, 20]).all()
