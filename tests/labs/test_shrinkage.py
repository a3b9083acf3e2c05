import numpy as np
import pytest

from greenroom.labs import shrinkage as lab
from greenroom.labs.model import Value
from greenroom.labs.run import one_thread
from greenroom.labs.shrinkage_lab import LAB

PLAIN: dict[str, Value] = {
    "world": "sparse",
    "rows": 80,
    "correlation": 0.0,
    "scales": "standardised",
    "penalty": "lasso",
    "strength": "held-out",
}


def quiet(share: float, what: str) -> None:
    pass


def mean(metric: str, **choices: Value) -> float:
    with one_thread():
        return LAB.trial(PLAIN | choices, 1, quiet).metrics[metric]


@pytest.mark.parametrize("share", [0.5, 1.0])
def test_the_net_is_scikit_learn_s(share: float) -> None:
    from sklearn.linear_model import ElasticNet

    rng = np.random.default_rng(1)
    x, y = rng.standard_normal((50, 8)), rng.standard_normal(50)

    theirs = ElasticNet(alpha=0.05, l1_ratio=share, fit_intercept=False, tol=1e-12).fit(x, y)

    assert lab.net(x, y, 0.05, share, np.zeros(8)) == pytest.approx(theirs.coef_, abs=1e-4)


def test_the_path_begins_empty() -> None:
    rng = np.random.default_rng(1)
    x, y = rng.standard_normal((50, 8)), rng.standard_normal(50)

    assert not lab.path(x, y, "lasso")[0].any()


def test_the_lasso_wins_where_few_features_matter_and_ridge_where_all_do() -> None:
    assert mean("error") < mean("error", penalty="ridge") / 1.5
    assert mean("error", world="dense", rows=40) > mean(
        "error", world="dense", rows=40, penalty="ridge"
    )


def test_least_squares_does_not_care_about_units_and_the_lasso_does() -> None:
    plain, raw = (mean("error", penalty="none", scales=each) for each in ("standardised", "raw"))

    assert raw == pytest.approx(plain, rel=1e-6)
    assert mean("error", scales="raw") > 1.5 * mean("error")


def test_correlated_features_hide_the_true_ones_from_the_lasso() -> None:
    assert mean("found") > 0.9
    assert mean("found", correlation=0.95, rows=40) < mean("found", rows=400)


def test_the_training_error_of_least_squares_is_below_the_noise() -> None:
    assert mean("training-error", penalty="none") < 0.5
    assert mean("error", penalty="none") > 1
