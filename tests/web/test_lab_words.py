"""How numbers, ranges and charts of labs are shown."""

import pytest

from greenroom.labs.model import Estimate, Series
from greenroom.labs.predicting import Prediction, outcome
from greenroom.labs.registry import find_lab
from greenroom.web.lab_words import chart, effect, expected, figure, in_short, phases, told, typed
from tests.labs.coin import LAB


def measured(mean: float, reach: float = 0.0) -> Estimate:
    return Estimate(mean=mean, low=mean - reach, high=mean + reach, values=())


@pytest.mark.parametrize(
    ("value", "digits", "shown"),
    [(1079.4, 0, "1,079"), (-0.0004, 3, "0.000"), (-0.0914, 3, "-0.091"), (0.5, 0, "0")],
)
def test_a_figure_has_its_decimals_and_nothing_is_never_below_zero(
    value: float, digits: int, shown: str
) -> None:
    assert figure(value, digits) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(0.95, "0.95"), (1079.0, "1,079"), (2e9, "2,000,000,000")]
)
def test_a_number_is_shown_as_somebody_would_type_it(value: float, shown: str) -> None:
    assert typed(value) == shown


@pytest.mark.parametrize(
    ("mean", "says"),
    [(0.55, "Within your range"), (0.9, "0.300 above your range"), (0.1, "0.300 below your range"),
     (0.6001, "Just above your range")],
)  # fmt: skip
def test_an_outcome_says_how_far_it_is_outside(mean: float, says: str) -> None:
    found = outcome(Prediction(metric="heads", value=0.5, margin=0.1), measured(mean))

    assert told(found, 3) == says


@pytest.mark.parametrize("margin", [0.0, 0.1, 1e6])
@pytest.mark.parametrize("mean", [-3.0, 0.5, 1e9])
def test_what_is_drawn_lies_on_the_scale(mean: float, margin: float) -> None:
    drawn = expected(outcome(Prediction(metric="heads", value=0.5, margin=margin), measured(mean)))

    assert 0 <= drawn.low <= drawn.high <= 1
    assert 0 <= drawn.point <= 1


@pytest.mark.parametrize("reach", [0.0, 0.01, 5.0])
def test_an_effect_can_be_seen_beside_zero_however_sure_it_is(reach: float) -> None:
    drawn = effect(measured(2.0, reach))

    assert 0 <= drawn.low < drawn.high <= 1
    assert 0 < drawn.point < 1


def test_a_chart_is_one_image_with_words_whatever_its_words_are() -> None:
    bad = '"><script>alert(1)</script>'
    columns = {bad: (1.0, 2.0), "y": (0.1, 0.2)}

    drawn = chart(Series(id="x", title=bad, columns=columns, says=bad))

    assert drawn.count("role=") == 1
    assert "<script" not in drawn


def test_a_design_is_told_by_what_is_not_as_by_default() -> None:
    assert in_short(LAB, {"load": 0.5, "throws": 50}) == "As by default"
    assert in_short(LAB, {"throws": 400, "load": 0.9}) == "Load: is 0.9, Throws: is 400"
    assert in_short(LAB, {"gone": "old"}) == "gone: old"


def test_choices_come_in_the_order_of_a_design() -> None:
    named = [phase for phase, _ in phases(find_lab("imbalance"))]

    assert named == ["data", "baseline and model", "model", "evaluation"]
