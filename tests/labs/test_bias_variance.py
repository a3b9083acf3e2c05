import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.labs import bias_variance as lab
from greenroom.labs.bias_variance_lab import LAB
from greenroom.labs.choosing import settle


def quiet(share: float, what: str) -> None:
    pass


def measured(**choices: object) -> dict[str, float]:
    return dict(LAB.trial(settle(LAB, choices), 3, quiet).metrics)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 30), st.floats(0, 3), st.floats(0.01, 10))
def test_bias_variance_and_noise_add_up_to_the_error(
    seed: int, fits: int, noise: float, scale: float
) -> None:
    rng = np.random.default_rng(seed)
    predictions, truth = scale * rng.standard_normal((fits, 12)), rng.standard_normal(12)

    parts = lab.decompose(predictions, truth, noise)

    total = parts.bias2 + parts.variance + parts.noise
    assert parts.error == pytest.approx(total, rel=1e-10, abs=1e-10)


@pytest.mark.parametrize("learner", lab.LEARNERS)
@pytest.mark.parametrize("flexibility", lab.LEVELS)
def test_the_parts_of_every_learner_add_up(learner: str, flexibility: str) -> None:
    found = measured(learner=learner, flexibility=flexibility)

    total = found["bias2"] + found["variance"] + found["noise"]
    assert found["error"] == pytest.approx(total, rel=1e-10, abs=1e-10)


@pytest.mark.parametrize("depth", [1, 2, 4])
def test_a_tree_is_the_tree_scikit_learn_grows(depth: int) -> None:
    from sklearn.tree import DecisionTreeRegressor

    rng = np.random.default_rng(5)
    x, y, at = rng.random((3, 40)), rng.standard_normal((3, 40)), np.linspace(0.01, 0.99, 50)

    ours = lab.tree(x, y, at, depth)

    for row, (xs, ys) in enumerate(zip(x, y, strict=True)):
        theirs = DecisionTreeRegressor(max_depth=depth).fit(xs[:, None], ys)
        assert ours[row] == pytest.approx(theirs.predict(at[:, None]))


def test_more_rows_lessen_variance_and_leave_the_bias_of_a_stiff_model() -> None:
    few, many = (measured(flexibility="stiff", rows=rows) for rows in (30, 300))

    assert many["variance"] < few["variance"] / 5
    assert many["bias2"] == pytest.approx(few["bias2"], rel=0.15)


def test_the_wild_fit_has_the_lowest_training_error_and_not_the_lowest_error() -> None:
    wild, middling = (measured(flexibility=each) for each in ("wild", "middling"))

    assert wild["training-error"] < middling["training-error"]
    assert wild["error"] > middling["error"]


def test_bagging_lessens_the_variance_of_a_deep_tree() -> None:
    single, bagged = (
        measured(learner="tree", averaging=averaging) for averaging in ("single", "bagged")
    )

    assert bagged["variance"] < 0.75 * single["variance"]
