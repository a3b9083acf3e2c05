import numpy as np
import pytest

from greenroom.labs import descent as lab
from greenroom.labs.choosing import settle
from greenroom.labs.descent_lab import LAB
from greenroom.labs.descent_losses import EVERY, LOSSES, ROWS, Ground, quadratic


def quiet(share: float, what: str) -> None:
    pass


def measured(**choices: object) -> dict[str, float]:
    return dict(LAB.trial(settle(LAB, choices), 3, quiet).metrics)


@pytest.mark.parametrize("condition", [10, 100, 1000])
@pytest.mark.parametrize(
    ("method", "rate"),
    [("gd", "safe"), ("gd", "tuned"), ("momentum", "tuned"), ("nesterov", "tuned")],
)
def test_a_rate_on_the_bowl_is_within_a_tenth_of_theory(
    method: str, rate: str, condition: int
) -> None:
    found = measured(method=method, rate=rate, condition=condition, passes=1600)

    assert found["rate-measured"] == pytest.approx(found["rate-theory"], rel=0.1)


@pytest.mark.parametrize("condition", [10.0, 100.0, 1000.0])
def test_what_theory_promises_is_the_textbook_formula(condition: float) -> None:
    root = np.sqrt(condition)
    textbook = {
        "gd": (condition - 1) / (condition + 1),
        "momentum": (root - 1) / (root + 1),
        "nesterov": 1 - 1 / root,
    }

    for method, factor in textbook.items():
        choices = settle(LAB, {"method": method, "rate": "tuned", "condition": int(condition)})
        plan = lab.planned(choices, (1.0, 1 / condition))
        assert lab.promised(method, plan, (1.0, 1 / condition)) == pytest.approx(factor, rel=1e-6)


def test_past_two_over_l_gradient_descent_diverges_and_momentum_does_not() -> None:
    assert measured(rate="beyond")["diverged"] == 1
    assert measured(rate="beyond", method="momentum")["digits"] > 10


def test_divergence_goes_at_the_rate_theory_gives() -> None:
    found = measured(rate="beyond")

    assert found["rate-measured"] == pytest.approx(found["rate-theory"], rel=0.1)
    assert found["rate-theory"] < 0


def test_the_tuned_heavy_ball_rises_before_it_falls() -> None:
    assert measured(method="momentum", rate="tuned", condition=1000)["peak"] > 20
    assert measured(method="gd", rate="tuned", condition=1000)["peak"] == pytest.approx(1)


def test_noise_leads_away_from_the_saddle() -> None:
    whole = measured(loss="saddle", rate="tiny")
    single = measured(loss="saddle", rate="tiny", batch="1")

    assert single["passes-to-1pct"] < whole["passes-to-1pct"] / 4


def test_a_falling_rate_goes_below_the_floor_of_single_rows() -> None:
    constant, cosine = (
        measured(batch="1", rate="tiny", schedule=schedule) for schedule in ("constant", "cosine")
    )

    assert cosine["digits"] > constant["digits"] + 1


@pytest.mark.parametrize("name", LOSSES)
def test_a_gradient_is_the_slope_of_its_loss(name: str) -> None:
    loss = LOSSES[name](Ground(), np.random.default_rng(1))
    at = loss.start + 0.1
    steps = 1e-6 * np.eye(len(at))

    slopes = [(loss.excess(at + step) - loss.excess(at - step)) / 2e-6 for step in steps]

    assert loss.gradient(at, EVERY) == pytest.approx(np.array(slopes), rel=1e-5, abs=1e-7)


def test_rows_one_by_one_average_to_the_whole_gradient() -> None:
    loss = quadratic(Ground(), np.random.default_rng(1))

    single = [loss.gradient(loss.start, np.array([row])) for row in range(ROWS)]

    assert np.mean(single, axis=0) == pytest.approx(loss.gradient(loss.start, EVERY))


@pytest.mark.parametrize("ravine", ["units", "correlated"])
def test_the_bowl_has_the_curvatures_it_was_asked_for(ravine: str) -> None:
    loss = quadratic(Ground(condition=1000, ravine=ravine), np.random.default_rng(1))

    assert loss.curvatures == pytest.approx((1, 1e-3))
    assert loss.excess(loss.start) == pytest.approx(1)


def test_standardising_undoes_units_and_not_correlation() -> None:
    won = {
        (ravine, features): measured(ravine=ravine, features=features)["digits"]
        for ravine in ("units", "correlated")
        for features in ("raw", "standardised")
    }

    assert won["units", "standardised"] > won["units", "raw"] + 10
    assert won["correlated", "standardised"] == pytest.approx(won["correlated", "raw"], abs=0.1)


def test_standardised_columns_begin_with_the_same_predictions() -> None:
    raw, scaled = (
        quadratic(Ground(standardised=scaled), np.random.default_rng(1)) for scaled in (False, True)
    )

    assert scaled.excess(scaled.start) == pytest.approx(raw.excess(raw.start))
