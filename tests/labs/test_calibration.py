import numpy as np
import pytest

from greenroom.labs import calibration as lab
from greenroom.labs.calibration_lab import LAB
from greenroom.labs.model import Value
from greenroom.labs.run import one_thread

PLAIN: dict[str, Value] = {
    "prevalence": 0.1,
    "model": "logistic",
    "weights": "none",
    "calibrator": "none",
    "rows": 1000,
    "calibrated-on": "held-out",
}


def quiet(share: float, what: str) -> None:
    pass


def mean(metric: str, **choices: Value) -> float:
    settled = PLAIN | {name.replace("_", "-"): value for name, value in choices.items()}
    with one_thread():
        return float(
            np.mean([LAB.trial(settled, seed, quiet).metrics[metric] for seed in range(3)])
        )


def test_isotonic_regression_is_scikit_learn_s() -> None:
    from sklearn.isotonic import IsotonicRegression

    rng = np.random.default_rng(1)
    z = rng.standard_normal(80)
    y = (rng.random(80) < lab.sigmoid(2 * z)).astype(float)
    at = np.linspace(-3, 3, 50)

    theirs = IsotonicRegression(out_of_bounds="clip").fit(z, y)

    assert lab.isotonic(z, y)(at) == pytest.approx(theirs.predict(at), abs=1e-9)


def test_class_weights_inflate_the_scores_and_platt_takes_it_back() -> None:
    assert mean("ratio", weights="balanced") > 2
    assert mean("ratio", weights="balanced", calibrator="platt") == pytest.approx(1, abs=0.15)


def test_naive_bayes_is_too_sure_of_repeated_features() -> None:
    assert mean("ece", model="bayes") > 2 * mean("ece", model="bayes", calibrator="platt")


def test_boosted_trees_calibrated_on_their_own_rows_stay_too_sure() -> None:
    own = mean("ece", model="boosted", calibrator="platt", calibrated_on="training")

    assert own > 1.5 * mean("ece", model="boosted", calibrator="platt")


def test_isotonic_needs_more_rows_than_platt() -> None:
    isotonic, two = (
        mean("log-loss", calibrator=calibrator, rows=50) for calibrator in ("isotonic", "platt")
    )

    assert isotonic > two


def test_no_forecast_beats_the_true_probabilities() -> None:
    assert mean("brier") >= mean("irreducible")
