import math

import numpy as np

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st

NAN, INF = float("nan"), float("inf")


def by_steps(labels, scores, weights):
    """The definition, one distinct score after the other."""
    total, area, before = float(weights[labels == 1].sum()), 0.0, 0.0
    for cut in sorted(set(scores.tolist()), reverse=True):
        seen = scores >= cut
        found = float(weights[seen & (labels == 1)].sum())
        area += (found - before) / total * found / float(weights[seen].sum())
        before = found
    return area


def photos(count, kinds, seed):
    """Labels with at least one crack, and scores of which at most `kinds` differ."""
    dice = np.random.default_rng(seed)
    labels = dice.integers(0, 2, size=count)
    labels[0] = 1
    return labels, dice.integers(0, kinds, size=count) / kinds


def sized(n):
    return photos(n, 5000, seed=n)


def check_worked_example(candidate):
    """The example of the brief gives 0.75."""
    close(candidate([1, 0, 1, 0], [0.9, 0.8, 0.7, 0.7]), 0.75)


def check_perfect_and_worst(candidate):
    """All cracks on top give 1; two cracks below three dull photos give (1/4 + 2/5) / 2."""
    close(candidate([1, 1, 0, 0, 0], [5, 4, 3, 2, 1]), 1.0)
    close(candidate([0, 0, 0, 1, 1], [5, 4, 3, 2, 1]), 0.325)


def check_no_cracks(candidate):
    """Without a crack, or without any photo, the result is NaN."""
    for labels, scores in (([0, 0], [0.3, 0.2]), ([], [])):
        got = candidate(labels, scores)
        assert isinstance(got, float)
        assert math.isnan(got)
    close(candidate([1, 1], [0.3, 0.2]), 1.0)


def check_weights(candidate):
    """A dull photo of weight 20 counts as twenty: precision falls from 1 to 2/22."""
    got = candidate([1, 0, 1], [0.9, 0.5, 0.1], [1, 20, 1])

    close(got, (1 + 2 / 22) / 2)


def check_equal_scores_are_one_step(candidate):
    """When all scores are equal it is the share of cracks, in whatever order the rows come."""
    close(candidate([1, 0, 0, 0], [2.0] * 4), 0.25)
    close(candidate([0, 0, 0, 1], [2.0] * 4), 0.25)
    close(candidate([0, 1, 1, 0, 1], [3, 3, 1, 1, 1]), 1 / 3 * 1 / 2 + 2 / 3 * 3 / 5)


def check_nothing_is_interpolated(candidate):
    """A precision that rises again further down is not carried up, and no trapezoids are drawn."""
    close(candidate([0, 1, 1, 1], [4, 3, 2, 1]), (1 / 2 + 2 / 3 + 3 / 4) / 3)


def check_order_of_rows_does_not_matter(candidate):
    """However rows are shuffled with their weights, the result stays."""
    labels, scores = photos(60, 5, seed=1)
    weights = np.random.default_rng(2).integers(1, 9, size=60)
    first = candidate(labels, scores, weights)

    for seed in range(4):
        order = np.random.default_rng(seed).permutation(60)
        close(candidate(labels[order], scores[order], weights[order]), first, rel=1e-12)


def check_as_by_the_definition(candidate):
    """On many random inputs with ties and weights it is what the definition gives."""

    @holds_for(st.integers(1, 40), st.integers(1, 10), st.integers(0, 10_000), examples=25)
    def as_defined(count, kinds, seed):
        labels, scores = photos(count, kinds, seed)
        weights = np.random.default_rng(seed + 1).uniform(0.5, 30.0, size=count)
        close(candidate(labels, scores, weights), by_steps(labels, scores, weights))


def check_as_scikit_learn(candidate):
    """It agrees with scikit-learn on rare cracks, with weights and without, to 1e-9."""
    from sklearn.metrics import average_precision_score

    dice = np.random.default_rng(3)
    labels = (dice.uniform(size=3_000) < 0.02).astype(int)
    scores = np.round(dice.normal(size=3_000) + 2 * labels, 1)
    weights = np.where(labels == 1, 1.0, 20.0)

    theirs = average_precision_score(labels, scores)
    close(candidate(labels, scores), float(theirs), rel=1e-9)
    theirs = average_precision_score(labels, scores, sample_weight=weights)
    close(candidate(labels, scores, weights), float(theirs), rel=1e-9)


def check_weight_is_repetition(candidate):
    """A photo of weight 3 is the same as the photo three times."""
    labels, scores = photos(25, 6, seed=4)
    times = np.random.default_rng(5).integers(0, 4, size=25)
    times[0] = 2

    repeated = candidate(np.repeat(labels, times), np.repeat(scores, times))

    close(candidate(labels, scores, times), repeated)


def check_scale_of_weights_does_not_matter(candidate):
    """Weights ten thousand times as large, or as small, change nothing."""
    labels, scores = photos(30, 6, seed=6)
    weights = np.random.default_rng(7).uniform(1, 2, size=30)
    first = candidate(labels, scores, weights)

    close(candidate(labels, scores, 1e4 * weights), first)
    close(candidate(labels, scores, 1e-4 * weights), first)


def check_weight_of_zero(candidate):
    """Photos of weight 0 are as if they were not there, also on top, and as the only cracks."""
    close(candidate([0, 1, 1, 0, 1], [9, 8, 7, 6, 5], [0, 0, 1, 1, 1]), (1 + 2 / 3) / 2)
    assert math.isnan(candidate([1, 0, 0], [3, 2, 1], [0, 1, 1]))
    assert math.isnan(candidate([1, 0, 1], [3, 2, 1], [0, 0, 0]))


def check_bad_weights_are_refused(candidate):
    """A weight that is negative, infinite or NaN raises ValueError; so do too few or too many."""
    for bad in ([1, -1, 1], [1, INF, 1], [1, NAN, 1], [1, 1], [1, 1, 1, 1]):
        raises(ValueError, candidate, [1, 0, 1], [3, 2, 1], bad)


def check_bad_rows_are_refused(candidate):
    """A NaN score, a label that is not 0 or 1, or different lengths raise ValueError."""
    raises(ValueError, candidate, [0, 1, 1], [0.1, NAN, 0.3])
    raises(ValueError, candidate, [0, 1, 2], [0.1, 0.2, 0.3])
    raises(ValueError, candidate, [0, 1, -1], [0.1, 0.2, 0.3])
    raises(ValueError, candidate, [0, 1, 1], [0.1, 0.2])


def check_only_the_order_of_scores_matters(candidate):
    """Log-odds, infinities and whole numbers are fine: only the order of scores counts."""
    labels, scores = photos(50, 8, seed=8)
    first = candidate(labels, scores)

    close(candidate(labels.astype(bool), 100 * scores - 40), first)
    close(candidate(labels.tolist(), (8 * scores).astype(np.uint8)), first)
    close(candidate([1, 0, 1, 0], [INF, INF, 0.0, -INF]), 1 / 2 * 1 / 2 + 1 / 2 * 2 / 3)


def check_input_is_not_changed(candidate):
    """What was passed in is not changed, and the result is a plain float."""
    labels, scores = photos(40, 6, seed=9)
    weights = np.linspace(1, 3, 40)

    got = unchanged(candidate, labels, scores, weights)

    assert type(got) is float
    close(got, by_steps(labels, scores, weights))


def check_many_photos(candidate):
    """Three hundred thousand photos with a hundred thousand distinct scores are done in time."""
    labels = np.tile([0, 1, 0], 100_000)
    scores = np.repeat(np.arange(100_000), 3)

    close(candidate(labels, scores), 1 / 3)
