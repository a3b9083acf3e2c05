import numpy as np

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st


def spread(folds, k):
    """The difference between the fullest and the emptiest fold."""
    counts = np.bincount(np.asarray(folds), minlength=k)
    return int(counts.max() - counts.min())


def codes(sizes):
    """One code after the other: C0, C1, … with these sizes."""
    return np.repeat([f"C{place}" for place in range(len(sizes))], sizes)


def sized(n):
    return np.random.default_rng(n).permutation(np.arange(n) // 10), 5


def check_worked_example(candidate):
    """The example of the brief: four lids and six clocks, two folds."""
    folds = candidate(["lid"] * 4 + ["clock"] * 6, k=2)

    assert sorted(folds[:4].tolist()) == [0, 0, 1, 1]
    assert sorted(folds[4:].tolist()) == [0, 0, 0, 1, 1, 1]


def check_form_of_the_result(candidate):
    """The result has a whole number from 0 to k - 1 for each row, and every fold occurs."""
    folds = candidate(codes([9, 14]), k=4, seed=1)

    assert folds.shape == (23,)
    assert folds.dtype.kind in "iu"
    assert sorted(set(folds.tolist())) == [0, 1, 2, 3]


def check_codes_within_one(candidate):
    """Of every code any two folds hold numbers that differ by one at most."""
    labels = codes([7, 23, 11, 40])

    folds = candidate(labels, k=5, seed=2)

    for kind in ("C0", "C1", "C2", "C3"):
        assert spread(folds[labels == kind], 5) <= 1


def check_small_code_is_refused(candidate):
    """A code with fewer rows than folds raises ValueError, with the code in the message."""
    told = raises(ValueError, candidate, ["lid"] * 20 + ["rotor"] * 4, k=5)
    assert "rotor" in str(told)

    assert len(candidate(["lid"] * 20 + ["rotor"] * 5, k=5)) == 25


def check_folds_within_one(candidate):
    """Folds as a whole differ by one row at most, also when each of many codes has a row over."""
    for sizes in ([6] * 30, [7, 8, 9, 6, 6, 11], [12]):
        assert spread(candidate(codes(sizes), k=5, seed=3), 5) <= 1


def check_always_within_one(candidate):
    """For any sizes, k and seed, in any order of rows, codes and folds are within one."""

    @holds_for(
        st.lists(st.integers(1, 15), min_size=1, max_size=6), st.integers(2, 7), st.integers(0, 999)
    )
    def within_one(sizes, k, seed):
        labels = np.random.default_rng(seed).permutation(codes(sizes))
        if k > len(labels):
            raises(ValueError, candidate, labels, k, seed, True)
            return
        folds = candidate(labels, k, seed, True)
        assert spread(folds, k) <= 1
        assert all(spread(folds[labels == kind], k) <= 1 for kind in set(labels.tolist()))


def check_small_codes_when_allowed(candidate):
    """With small_ok the rows of a small code are all in different folds."""
    labels = codes([3, 20, 1, 4])

    folds = candidate(labels, k=5, seed=4, small_ok=True)

    for kind in ("C0", "C2", "C3"):
        mine = folds[labels == kind].tolist()
        assert len(set(mine)) == len(mine)
    assert spread(folds, 5) <= 1


def check_a_seed_decides(candidate):
    """The same seed gives the same folds, other seeds other ones; seed 0 and 5 folds by default."""
    labels = codes([30, 25])

    close(candidate(labels, 5, 7), candidate(labels, 5, 7))
    close(candidate(labels), candidate(labels, 5, 0, False))
    assert len({tuple(candidate(labels, 5, seed).tolist()) for seed in range(6)}) == 6


def check_order_of_the_file_does_not_show(candidate):
    """Neighbours in the file meet in a fold as often as chance has it, and folds are no stripes."""
    labels = codes([400, 400])
    together = []
    for seed in range(10):
        folds = candidate(labels, 5, seed)
        together.append(float((folds[1:] == folds[:-1]).mean()))
        # the first half of each code is not one fold's
        halves = np.bincount(folds[:200], minlength=5)
        assert halves.min() > 20
    assert 0.16 < np.mean(together) < 0.24  # 0.2 is expected


def check_every_row_may_be_anywhere(candidate):
    """Over 60 seeds every row is in every fold about equally often."""
    labels = codes([4, 3])
    counts = np.zeros((7, 2))
    for seed in range(60):
        counts[np.arange(7), candidate(labels, 2, seed)] += 1

    assert counts.min() > 13  # 30 are expected
    assert counts.max() < 47


def check_no_fold_is_the_larger_one(candidate):
    """Over 60 seeds every fold is the larger one about equally often."""
    larger = np.zeros(3)
    for seed in range(60):
        counts = np.bincount(candidate(codes([4, 6]), 3, seed), minlength=3)
        larger[counts.argmax()] += 1

    assert larger.min() > 5  # 20 are expected
    assert larger.max() < 35


def check_codes_are_dealt_apart(candidate):
    """Which rows of one code meet says nothing about another code of the same size."""
    labels = codes([60, 60])

    alike = [float((f[:60] == f[60:]).mean()) for f in (candidate(labels, 5, s) for s in range(12))]

    assert 0.1 < np.mean(alike) < 0.3
    assert max(alike) < 0.6


def check_impossible_k_is_refused(candidate):
    """A k below 2 or above the number of rows raises ValueError, with small_ok as well."""
    for k in (1, 0, -2, 7):
        raises(ValueError, candidate, ["lid"] * 6, k)
        raises(ValueError, candidate, ["lid"] * 6, k, 0, True)
    raises(ValueError, candidate, [], 2, 0, True)


def check_a_fold_for_every_row(candidate):
    """With as many folds as rows, every row has a fold of its own."""
    folds = candidate(np.array([3, 3, 3, 3, 3, 3]), k=6)

    assert sorted(folds.tolist()) == [0, 1, 2, 3, 4, 5]
    assert sorted(candidate([1, 2, 1], 3, 1, True).tolist()) == [0, 1, 2]


def check_kinds_of_labels(candidate):
    """Whole numbers, negative ones, booleans and strings are all labels."""
    base = np.array([0, 1] * 10)

    for labels in (base, -7 * base, base == 1, np.array(["no", "yes"])[base], base.tolist()):
        folds = candidate(labels, 5, 2)
        assert spread(folds[base == 0], 5) == 0
        assert spread(folds[base == 1], 5) == 0


def check_input_is_not_changed(candidate):
    """The labels that were passed in are not changed."""
    labels = np.random.default_rng(5).permutation(codes([10, 15]))

    folds = unchanged(candidate, labels, 5, 1)

    assert spread(folds, 5) == 0


def check_as_even_as_scikit_learn(candidate):
    """On skewed codes no fold is further from the overall shares than scikit-learn's folds are."""
    from sklearn.model_selection import StratifiedKFold

    labels = np.random.default_rng(6).choice(3, p=[0.7, 0.25, 0.05], size=403)
    theirs = np.empty(403, dtype=int)
    splitter = StratifiedKFold(5, shuffle=True, random_state=0)
    for number, (_, tested) in enumerate(splitter.split(labels, labels)):
        theirs[tested] = number

    mine = candidate(labels, 5, 0)

    for kind in range(3):
        assert spread(mine[labels == kind], 5) <= spread(theirs[labels == kind], 5)
    assert spread(mine, 5) <= spread(theirs, 5)


def check_many_codes(candidate):
    """100,000 rows of 20,000 codes are dealt in time."""
    labels = np.random.default_rng(7).permutation(np.arange(100_000) // 5)

    folds = candidate(labels.astype(str), 5, 1)

    counts = np.bincount(labels * 5 + folds, minlength=100_000)
    assert counts.min() == counts.max() == 1
