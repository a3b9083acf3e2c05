"""Checks of logistic-regression."""

import math

import numpy as np

from greenroom.coding.checking import close, holds_for, raises, unchanged
from greenroom.coding.checking import strategies as st


def _patients(n, seed, columns=3, scale=1.0):
    """Patients, of whom the labels follow a logistic model."""
    rng = np.random.default_rng(seed)
    features = rng.normal(size=(n, columns)) * scale
    logits = features @ np.linspace(1.5, -1.0, columns) / scale - 0.7
    labels = (rng.random(n) < 1 / (1 + np.exp(-logits))).astype(int)
    labels[:2] = [0, 1]
    return features, labels


def _gradient(features, labels, weights, intercept, penalty):
    """What must vanish at the minimum; weights first, intercept last."""
    logits = features @ weights + intercept
    wrong = 0.5 * (1 + np.tanh(logits / 2)) - labels
    return np.append(features.T @ wrong + penalty * weights, wrong.sum())


def check_example(candidate):
    """The example of the brief: the weight solves w = 2 / (1 + exp(w)), the intercept is 0."""
    weights, intercept = candidate.fit_logistic(np.array([[-1.0], [1.0]]), np.array([0, 1]), 1.0)

    close(weights, [2 / (1 + math.exp(weights[0]))], rel=1e-5)
    close(intercept, 0.0, abs=1e-6)


def check_probabilities(candidate):
    """The probability is the sigmoid of the linear score."""
    features = np.array([[1.0, 2.0], [0.0, 0.0], [-1.0, 1.0]])

    found = candidate.predict_probability(features, np.array([1.0, -0.5]), 0.0)

    close(found, [0.5, 0.5, 1 / (1 + math.exp(1.5))])
    close(candidate.predict_probability(features[:1], np.array([0.0, 0.0]), math.log(3)), [0.75])


def check_log_loss_by_hand(candidate):
    """The loss is the mean of -log p(label)."""
    logits = np.array([0.0, math.log(3), math.log(3)])

    close(candidate.log_loss(logits, np.array([1, 1, 0])), -(math.log(0.5 * 0.75 * 0.25)) / 3)


def check_base_rate(candidate):
    """With columns that say nothing, the intercept is the log odds of the labels."""
    weights, intercept = candidate.fit_logistic(np.zeros((4, 2)), np.array([1, 1, 0, 1]), 0.5)

    close(weights, [0.0, 0.0], abs=1e-8)
    close(intercept, math.log(3), rel=1e-6)


def check_extreme_probabilities(candidate):
    """Logits of a thousand give 0 and 1, not NaN, and small probabilities keep their digits."""
    features = np.array([[1000.0], [-1000.0], [-700.0], [-100.0], [40.0]])

    found = candidate.predict_probability(features, np.array([1.0]), 0.0)

    close(found[[0, 1, 4]], [1.0, 0.0, 1.0])
    close(found[2:4] / [math.exp(-700), math.exp(-100)], [1.0, 1.0])


def check_extreme_losses(candidate):
    """The loss of a wrong logit of 1000 is 1000, that of a right one is 0."""
    close(candidate.log_loss(np.array([1000.0]), np.array([0])), 1000.0)
    close(candidate.log_loss(np.array([-1000.0]), np.array([1])), 1000.0)
    close(candidate.log_loss(np.array([1000.0, -1000.0]), np.array([1, 0])), 0.0)


def check_tiny_losses_keep_their_digits(candidate):
    """A right logit of 50 costs exp(-50), about 1.9e-22."""
    for logit, label in ((50.0, 1), (-50.0, 0)):
        found = candidate.log_loss(np.array([logit]), np.array([label]))
        close(found / math.exp(-50), 1.0)


def check_gradient_vanishes(candidate):
    """At the weights returned, no small step improves the objective."""

    @holds_for(
        st.integers(4, 60), st.integers(0, 10_000), st.sampled_from([0.01, 1.0, 30.0]), examples=25
    )
    def flat(n, seed, penalty):
        features, labels = _patients(n, seed)
        weights, intercept = candidate.fit_logistic(features, labels, penalty)
        close(_gradient(features, labels, weights, intercept, penalty), np.zeros(4), abs=1e-5)


def check_intercept_is_free(candidate):
    """The mean prediction equals the share of ones, since the intercept is not penalised."""
    features, labels = _patients(60, 3)
    for penalty in (0.1, 10.0, 1e6):
        weights, intercept = candidate.fit_logistic(features + 5, labels, penalty)
        found = candidate.predict_probability(features + 5, weights, intercept)
        close(found.mean(), labels.mean(), rel=1e-6)


def check_default_penalty(candidate):
    """The penalty is 1 when none is given."""
    features, labels = _patients(30, 9)

    close(candidate.fit_logistic(features, labels), candidate.fit_logistic(features, labels, 1.0))


def check_same_as_scikit_learn(candidate):
    """Weights and intercept are those of scikit-learn with C = 1 / penalty, to six digits."""
    from sklearn.linear_model import LogisticRegression

    features, labels = _patients(300, 21, columns=5)
    theirs = LogisticRegression(C=1 / 2.5, tol=1e-10, solver="newton-cholesky")
    theirs.fit(features, labels)

    weights, intercept = candidate.fit_logistic(features, labels, 2.5)

    close(weights, theirs.coef_[0], rel=1e-5, abs=1e-6)
    close(intercept, theirs.intercept_[0], rel=1e-5, abs=1e-6)


def check_columns_on_different_scales(candidate):
    """A column in seconds and one in shares are both fitted, without being rescaled."""
    features, labels = _patients(200, 5)
    stretch = np.array([1e-2, 1.0, 1e4])
    weights, intercept = candidate.fit_logistic(features * stretch, labels, 1e-3)

    steep = _gradient(features * stretch, labels, weights, intercept, 1e-3)
    close(steep / np.append(stretch, 1.0), np.zeros(4), abs=1e-4)
    assert weights[0] > 50


def check_separated_labels(candidate):
    """A column that separates the labels gives finite weights, as the penalty wants."""
    features = np.array([[1.0], [2.0], [3.0], [4.0], [5.0], [6.0]])
    labels = np.array([0, 0, 0, 1, 1, 1])
    weights, intercept = candidate.fit_logistic(features, labels, 1e-4)

    close(_gradient(features, labels, weights, intercept, 1e-4), [0.0, 0.0], abs=1e-6)
    close(intercept, -3.5 * weights[0], rel=1e-5)
    assert 10 < weights[0] < 20


def check_rows_far_away(candidate):
    """A few far rows and rare ones: full Newton steps overshoot here, and must be held back."""
    features = np.array([
        [250, -5], [-22, 13], [28, 27], [-7, -4], [5, -7], [9, 1], [-12, 4], [369, -3], [1, -8],
        [56, -10], [178, -8], [-9, -1], [-3, -6],
    ], dtype=float)  # fmt: skip
    labels = np.array([0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    weights, intercept = candidate.fit_logistic(features, labels, 1e-3)

    close(_gradient(features, labels, weights, intercept, 1e-3), np.zeros(3), abs=1e-5)


def check_one_class_is_refused(candidate):
    """Labels that are all 0 or all 1 raise ValueError: the intercept would be infinite."""
    raises(ValueError, candidate.fit_logistic, np.eye(3), np.array([1, 1, 1]))
    raises(ValueError, candidate.fit_logistic, np.eye(3), np.array([0, 0, 0]))
    raises(ValueError, candidate.fit_logistic, np.empty((0, 2)), np.empty(0, dtype=int))


def check_other_labels_are_refused(candidate):
    """Labels such as -1 and 1, or a third one, raise ValueError."""
    raises(ValueError, candidate.fit_logistic, np.eye(2), np.array([-1, 1]))
    raises(ValueError, candidate.fit_logistic, np.eye(3), np.array([0, 1, 2]))


def check_penalty_must_be_positive(candidate):
    """A penalty of zero or less raises ValueError."""
    features, labels = _patients(30, 18)
    for penalty in (0.0, -0.5, -1.0):
        raises(ValueError, candidate.fit_logistic, features, labels, penalty)


def check_strong_penalty(candidate):
    """A huge penalty leaves the intercept alone and the weights near zero."""
    features, labels = _patients(50, 4)
    weights, intercept = candidate.fit_logistic(features, labels, 1e9)
    rate = labels.mean()

    close(weights, np.zeros(3), abs=1e-6)
    close(intercept, math.log(rate / (1 - rate)), rel=1e-5)


def check_labels_swapped(candidate):
    """Swapping 0 and 1 turns all signs around."""
    features, labels = _patients(40, 12)

    weights, intercept = candidate.fit_logistic(features, labels, 0.3)
    others, other = candidate.fit_logistic(features, 1 - labels, 0.3)

    close(others, -weights, rel=1e-5, abs=1e-7)
    close(other, -intercept, rel=1e-5, abs=1e-7)


def check_shifted_column(candidate):
    """Adding a constant to a column moves the intercept and no weight."""
    features, labels = _patients(40, 13)
    shift = np.array([3.0, -2.0, 10.0])

    weights, intercept = candidate.fit_logistic(features, labels, 0.3)
    others, other = candidate.fit_logistic(features + shift, labels, 0.3)

    close(others, weights, rel=1e-5, abs=1e-7)
    close(other, intercept - shift @ weights, rel=1e-5, abs=1e-6)


def check_the_loss_is_a_sum(candidate):
    """Every row twice with twice the penalty gives the same weights."""
    features, labels = _patients(25, 14)

    once = candidate.fit_logistic(features, labels, 0.7)
    twice = candidate.fit_logistic(np.repeat(features, 2, axis=0), np.repeat(labels, 2), 1.4)

    close(twice, once, rel=1e-5, abs=1e-7)


def check_repeated_column(candidate):
    """A column given twice shares its weight equally; a constant one gets none."""
    features, labels = _patients(30, 15, columns=1)
    wide = np.column_stack([features, features, np.full(30, 4.0)])

    weights, _ = candidate.fit_logistic(wide, labels, 1.0)

    close(weights[0], weights[1], rel=1e-5)
    close(weights[2], 0.0, abs=1e-6)
    assert weights[0] > 0.1


def check_truth_values_as_labels(candidate):
    """Labels may be truth values."""
    features, labels = _patients(30, 16)

    found = candidate.fit_logistic(features, labels == 1, 1.0)

    close(found, candidate.fit_logistic(features, labels, 1.0), rel=1e-5)


def check_input_is_left_alone(candidate):
    """Features and labels are not changed."""
    features, labels = _patients(10, 17)

    weights, intercept = unchanged(candidate.fit_logistic, features, labels, 1.0)

    close(_gradient(features, labels, weights, intercept, 1.0), np.zeros(4), abs=1e-5)


def check_many_rows_in_time(candidate):
    """20,000 rows with 12 columns are fitted to six digits within the time limit."""
    features, labels, penalty = _many(20_000)
    weights, intercept = candidate.fit_logistic(features, labels, penalty)

    close(_gradient(features, labels, weights, intercept, penalty), np.zeros(13), abs=1e-2)


def _many(n):
    """Make n patients with twelve columns."""
    return *_patients(n, n, columns=12), 1.0


def sized(n):
    """Prepare the call whose time is measured at size n."""
    patients = _many(n)
    return lambda candidate: candidate.fit_logistic(*patients)
