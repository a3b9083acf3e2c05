import math
from itertools import permutations

import numpy as np

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st

NAN, INF = float("nan"), float("inf")


def dcg(gains):
    return sum(gain / math.log2(place + 2) for place, gain in enumerate(gains))


def over_all_orders(grades, scores, k):
    """The mean over every order that ties allow, by brute force."""
    gains = [2.0**grade - 1 for grade in grades]
    orders = [
        order
        for order in permutations(range(len(grades)))
        if all(scores[a] >= scores[b] for a, b in zip(order, order[1:], strict=False))
    ]
    best = dcg(sorted(gains, reverse=True)[:k])
    found = [dcg([gains[row] for row in order][:k]) for order in orders]
    return sum(found) / len(found) / best


def listings(count, kinds, seed):
    """Grades of at least one listing above 0, and scores of which at most `kinds` differ."""
    dice = np.random.default_rng(seed)
    grades = dice.integers(0, 4, size=count)
    grades[0] = 2
    return grades, dice.integers(0, kinds, size=count) / kinds


def sized(n):
    return (*listings(n, 5000, seed=n), n // 2)


def check_worked_example(candidate):
    """The example of the brief: gains 0, 7, 1 and 3 in the order shown give 0.6610."""
    shown = 0 + 7 / math.log2(3) + 1 / 2 + 3 / math.log2(5)
    best = 7 + 3 / math.log2(3) + 1 / 2

    close(candidate([0, 3, 1, 2], [0.9, 0.8, 0.4, 0.1]), shown / best)


def check_perfect_order(candidate):
    """The best order gives 1 at every cut-off, and so does any order of equal grades."""
    for k in (1, 2, 3, 4, None):
        close(candidate([3, 2, 2, 0], [9, 7, 7, 1], k), 1.0)
    close(candidate([2, 2, 2], [0.1, 0.9, 0.4]), 1.0)


def check_ties_at_the_cut(candidate):
    """Two tied listings and one place: either is shown half of the time."""
    close(candidate([1, 0], [0.5, 0.5], k=1), 0.5)
    close(candidate([0, 1], [0.5, 0.5], k=1), 0.5)


def check_nothing_fits(candidate):
    """When every grade is 0, or there is no listing, the result is NaN."""
    for grades, scores in (([0, 0, 0], [3, 2, 1]), ([], [])):
        got = candidate(grades, scores)
        assert isinstance(got, float)
        assert math.isnan(got)
    close(candidate([0, 0, 1], [3, 2, 1]), 0.5)


def check_the_ideal_looks_at_all_listings(candidate):
    """The ideal order at k may contain listings that the ranking did not get into its first k."""
    close(candidate([1, 0, 3], [3, 2, 1], k=1), 1 / 7)
    close(candidate([0, 0, 3], [3, 2, 1], k=2), 0.0)


def check_the_ideal_is_cut_too(candidate):
    """The ideal DCG stops at k as well: three perfect listings, one place, the result is 1."""
    close(candidate([2, 2, 2, 0], [4, 3, 2, 1], k=1), 1.0)
    close(
        candidate([2, 0, 2], [3, 2, 1], k=2),
        3 / (3 + 3 / math.log2(3)),
    )


def check_cut_beyond_the_list(candidate):
    """A k above the number of listings counts all of them; a single listing is its own ideal."""
    grades, scores = listings(7, 4, seed=1)

    close(candidate(grades, scores, 50), candidate(grades, scores))
    close(candidate(grades, scores, 7), candidate(grades, scores, None))
    close(candidate([2], [0.3], 3), 1.0)


def check_grades_may_be_fractions(candidate):
    """A grade of 0.5 is worth 2^0.5 - 1; a grade of 1 is worth 1, not twice as much."""
    low = 2**0.5 - 1

    close(candidate([0.5, 1], [2, 1]), (low + 1 / math.log2(3)) / (1 + low / math.log2(3)))


def check_small_integer_types(candidate):
    """Grades of 8 and more in a uint8 array, and unsigned scores, are handled."""
    grades = np.array([8, 9, 0, 2], dtype=np.uint8)
    scores = np.array([0, 1, 2, 3], dtype=np.uint8)

    got = candidate(grades, scores)

    assert type(got) is float
    close(got, dcg([3, 0, 511, 255]) / dcg([511, 255, 3, 0]))


def check_ties_as_all_orders(candidate):
    """With ties it is the mean over all orders that they allow, whatever the cut-off."""

    @holds_for(st.integers(1, 6), st.integers(1, 3), st.integers(1, 7), st.integers(0, 10_000))
    def as_all_orders(count, kinds, k, seed):
        grades, scores = listings(count, kinds, seed)
        close(candidate(grades, scores, k), over_all_orders(grades, scores.tolist(), k))


def check_as_scikit_learn(candidate):
    """It agrees with scikit-learn's ndcg_score on gains, with ties and cut-offs, to 1e-9."""
    from sklearn.metrics import ndcg_score

    grades, scores = listings(400, 30, seed=2)
    for k in (1, 10, 100, 400, None):
        theirs = ndcg_score([2.0**grades - 1], [scores], k=k)
        close(candidate(grades, scores, k), float(theirs), rel=1e-9)


def check_order_of_rows_does_not_matter(candidate):
    """Shuffling the rows never changes the result."""
    grades, scores = listings(50, 6, seed=3)
    first = candidate(grades, scores, 8)

    for seed in range(5):
        order = np.random.default_rng(seed).permutation(50)
        close(candidate(grades[order], scores[order], 8), first, rel=1e-12)


def check_only_the_order_of_scores_matters(candidate):
    """Any rising change of the scores leaves the result, and infinities are fine."""
    grades, scores = listings(40, 9, seed=4)
    first = candidate(grades, scores, 10)

    close(candidate(grades, 50 * scores - 20, 10), first)
    close(candidate(grades.tolist(), np.exp(9 * scores).tolist(), 10), first)
    close(candidate([0, 2, 1], [-INF, INF, 0.0]), 1.0)


def check_bad_k_is_refused(candidate):
    """A k of 0 or below raises ValueError."""
    raises(ValueError, candidate, [1, 0], [0.2, 0.1], 0)
    raises(ValueError, candidate, [1, 0], [0.2, 0.1], -3)


def check_bad_rows_are_refused(candidate):
    """A negative or NaN grade, a NaN score and lengths that differ raise ValueError."""
    raises(ValueError, candidate, [1, -1], [0.2, 0.1])
    raises(ValueError, candidate, [1, NAN], [0.2, 0.1])
    raises(ValueError, candidate, [1, 0], [0.2, NAN])
    raises(ValueError, candidate, [1, 0, 2], [0.2, 0.1])


def check_input_is_not_changed(candidate):
    """The arrays that were passed in are not changed."""
    grades, scores = listings(30, 5, seed=5)

    first = unchanged(candidate, grades, scores, 4)

    close(first, candidate(grades[::-1], scores[::-1], 4))


def check_many_listings(candidate):
    """Two hundred thousand listings, half of them tied, are done in time."""
    grades = np.tile([0, 1, 1, 1], 50_000)
    scores = np.tile([0.5, 0.5, 1.0, 2.0], 50_000) + np.repeat(4 * np.arange(50_000), 4)
    in_order = np.tile([1.0, 1.0, 0.5, 0.5], 50_000)  # the gains expected from the top down
    places = 1 / np.log2(np.arange(200_000) + 2)

    close(candidate(grades, scores), in_order @ places / places[:150_000].sum())
