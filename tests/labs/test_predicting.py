"""What is expected of a run, and how that came out."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.errors import UserError
from greenroom.labs.model import Estimate
from greenroom.labs.predicting import Prediction, outcome, predictions, record
from tests.labs.coin import LAB

COIN = replace(LAB, metrics=(replace(LAB.metrics[0], headline=True), LAB.metrics[1]))
NUMBERS = st.floats(-1e6, 1e6)


def expected(value: str, margin: str = "0.1") -> Prediction:
    return predictions(COIN, {"heads": (value, margin)})[0]


def measured(mean: float) -> Estimate:
    return Estimate(mean=mean, low=mean, high=mean, values=())


@pytest.mark.parametrize(
    ("typed", "value"),
    [("0.5", 0.5), (" 50 % ", 0.5), ("-3", -3.0), ("\N{MINUS SIGN}3", -3.0), ("1e-3", 0.001)],
)
def test_a_number_is_read_as_people_type_it(typed: str, value: float) -> None:
    assert expected(typed).value == value


@pytest.mark.parametrize("typed", ["", "half", "0,5", "1,079", "nan", "inf", "1e999", "5%%", "0x1"])
def test_what_is_no_number_is_told_in_one_line(typed: str) -> None:
    with pytest.raises(UserError, match=r"^share of heads: ") as refusal:
        expected(typed)

    assert "\n" not in str(refusal.value)


def test_a_margin_has_no_sign() -> None:
    assert expected("0.5", "-0.1").margin == 0.1


@given(value=NUMBERS, margin=st.floats(0, 1e6), mean=NUMBERS)
def test_a_range_holds_exactly_where_the_mean_is_no_distance_outside_it(
    value: float, margin: float, mean: float
) -> None:
    found = outcome(Prediction(metric="heads", value=value, margin=margin), measured(mean))

    assert found.held == (value - margin <= mean <= value + margin)
    assert found.outside >= 0
    assert found.held == (found.outside == 0)


@given(held=st.lists(st.booleans(), max_size=60))
def test_a_records_interval_holds_its_share(held: list[bool]) -> None:
    found = record(held)

    share = found.held / found.total if found.total else 0.5
    assert 0 <= found.low <= share + 1e-9
    assert share - 1e-9 <= found.high <= 1


@pytest.mark.parametrize(
    ("right", "wrong", "tells"),
    [(4, 0, "nothing"), (8, 2, "as-said"), (2, 8, "too-sure"), (60, 0, "too-careful")],
)
def test_a_record_says_how_sure_one_may_be(right: int, wrong: int, tells: str) -> None:
    assert record([True] * right + [False] * wrong).tells == tells
