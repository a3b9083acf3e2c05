import numpy as np

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st


def by_pairs(labels, scores):
    """The definition: every positive against every negative."""
    labels, scores = np.asarray(labels), np.asarray(scores, dtype=float)
    ill, well = scores[labels == 1][:, None], scores[labels == 0][None, :]
    return float(((ill > well) + 0.5 * (ill == well)).mean())


def rows(count, kinds, seed):
    """Labels of both classes, and scores of which at most `kinds` differ."""
    dice = np.random.default_rng(seed)
    labels = dice.integers(0, 2, size=count)
    labels[:2] = 0, 1
    return labels, dice.integers(0, kinds, size=count) / kinds


def sized(n):
    return rows(n, 5000, seed=n)


def check_worked_example(candidate):
    """The example of the brief: three of four pairs won, one tied, 0.875."""
    close(candidate([0, 1, 0, 1], [0.1, 0.4, 0.4, 0.9]), 0.875)


def check_perfect_and_reversed(candidate):
    """All positives on top give 1, all of them at the bottom 0."""
    close(candidate([0, 0, 1, 1, 1], [1, 2, 3, 4, 5]), 1.0)
    close(candidate([1, 1, 1, 0, 0], [1, 2, 3, 4, 5]), 0.0)


def check_constant_scores(candidate):
    """A model that gives everyone the same score gets one half, in whatever order the rows come."""
    close(candidate([1, 1, 0, 0, 0], [7.0] * 5), 0.5)
    close(candidate([0, 0, 0, 1, 1], [7.0] * 5), 0.5)


def check_one_class_is_refused(candidate):
    """Without a positive, without a negative or without any row it raises ValueError."""
    raises(ValueError, candidate, [0, 0, 0], [0.1, 0.2, 0.3])
    raises(ValueError, candidate, [1, 1], [0.1, 0.2])
    raises(ValueError, candidate, [], [])
    close(candidate([0, 1], [0.1, 0.2]), 1.0)


def check_broken_input_is_refused(candidate):
    """A NaN score, a label that is not 0 or 1, or different lengths raise ValueError."""
    raises(ValueError, candidate, [0, 1, 1], [0.1, float("nan"), 0.3])
    raises(ValueError, candidate, [0, 1, 2], [0.1, 0.2, 0.3])
    raises(ValueError, candidate, [-1, 1, 1], [0.1, 0.2, 0.3])
    raises(ValueError, candidate, [0, 1, 1], [0.1, 0.2])
    raises(ValueError, candidate, [0, 1], [0.1, 0.2, 0.3])


def check_result_is_a_float(candidate):
    """The result is a plain Python float."""
    got = candidate(np.array([0, 1, 1]), np.array([0.3, 0.2, 0.9], dtype=np.float32))

    assert type(got) is float
    close(got, 0.5)


def check_whole_checklists(candidate):
    """Whole-number scores with three values, worked by hand: 6 won, 4 tied, 2 lost of 12."""
    close(candidate([1, 0, 1, 0, 0, 1, 0], [2, 1, 1, 0, 2, 2, 1]), 9 / 12)


def check_order_of_rows_does_not_matter(candidate):
    """However the rows are shuffled, the result stays, also with many ties."""
    labels, scores = rows(60, 4, seed=1)
    first = candidate(labels, scores)

    for seed in range(6):
        order = np.random.default_rng(seed).permutation(60)
        close(candidate(labels[order], scores[order]), first, rel=1e-12)
    by_label = np.argsort(labels, kind="stable")
    close(candidate(labels[by_label], scores[by_label]), first, rel=1e-12)


def check_as_by_pairs(candidate):
    """On many random inputs it is what comparing every pair gives."""

    @holds_for(st.integers(2, 50), st.integers(1, 12), st.integers(0, 10_000))
    def as_by_pairs(count, kinds, seed):
        labels, scores = rows(count, kinds, seed)
        close(candidate(labels, scores), by_pairs(labels, scores))


def check_as_scikit_learn(candidate):
    """It agrees with scikit-learn's roc_auc_score on skewed classes, to 1e-9."""
    from sklearn.metrics import roc_auc_score

    dice = np.random.default_rng(2)
    labels = (dice.uniform(size=3_000) < 0.02).astype(int)
    scores = np.round(dice.normal(size=3_000) + labels, 1)

    close(candidate(labels, scores), float(roc_auc_score(labels, scores)), rel=1e-9)


def check_only_the_order_of_scores_matters(candidate):
    """Any rising change of the scores leaves the result; turning them round gives 1 minus it."""
    labels, scores = rows(80, 9, seed=3)
    area = candidate(labels, scores)

    close(candidate(labels, 100 * scores - 40), area)
    close(candidate(labels, np.exp(30 * scores)), area)
    close(candidate(labels, -scores), 1 - area)
    close(candidate(1 - labels, scores), 1 - area)


def check_infinite_scores(candidate):
    """Infinities are at the ends of the order and tie with each other."""
    inf = float("inf")

    close(candidate([0, 1, 1, 0, 1], [-inf, -inf, inf, 5.0, 0.0]), 3.5 / 6)


def check_scores_nearly_equal(candidate):
    """Scores that differ only in the fifteenth digit are not tied."""
    close(candidate([0, 1, 0, 1], [0.5, 0.5 + 2e-15, 0.5 + 4e-15, 0.5 + 6e-15]), 0.75)


def check_booleans_and_lists(candidate):
    """Booleans, lists and arrays of any number type give the same."""
    labels, scores = rows(30, 5, seed=4)
    area = candidate(labels, scores)

    close(candidate(labels.astype(bool), scores), area)
    close(candidate(labels.tolist(), scores.tolist()), area)
    close(candidate(labels.astype(float), scores), area)
    close(candidate(labels.astype(np.uint8), (5 * scores).astype(np.uint8)), area)


def check_input_is_not_changed(candidate):
    """The arrays that were passed in are not changed."""
    labels, scores = rows(40, 6, seed=5)

    close(unchanged(candidate, labels, scores), by_pairs(labels, scores))


def check_a_year_of_rows(candidate):
    """Three hundred thousand rows are done in time, to 1e-9: no pairs, no single precision."""
    labels = np.tile([0, 1, 1], 100_000)
    scores = np.repeat(np.arange(100_000), 3)  # a patient ties with two of the same score

    got = candidate(labels, scores)

    close(got, 0.5, rel=1e-9)
    assert abs(candidate(labels, scores + 0.5 * labels) - 0.500005) < 1e-9
