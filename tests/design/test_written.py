import json

from hypothesis import given
from hypothesis import strategies as st

from greenroom.design.written import (
    amount_fields,
    amounts_text,
    gathered,
    lab_fields,
    lab_text,
)

NAMES = {"peak-rate": "Peak rate", "store-size": "Size of the store"}
said = st.text("0123 =*kGB/s\n", max_size=20)


def test_the_fields_of_the_arithmetic_are_a_line_each() -> None:
    fields = {"amount-peak-rate": "9e6 / 86400\n= 104/s", "amount-store-size": "20 GB"}

    text = amounts_text(fields)

    assert text == "peak-rate: 9e6 / 86400\n  = 104/s\nstore-size: 20 GB"
    assert amount_fields(NAMES, text) == {**fields, "rest": ""}


def test_what_belongs_to_no_quantity_has_a_field_of_its_own() -> None:
    fields = amount_fields(NAMES, "I assume 3 M a day\n\nPeak rate: 100/s")

    assert fields == {
        "amount-peak-rate": "100/s",
        "amount-store-size": "",
        "rest": "I assume 3 M a day",
    }
    assert amounts_text(fields) == "peak-rate: 100/s\n\nI assume 3 M a day"


@given(said, said)
def test_whatever_is_typed_into_the_fields_comes_back(first: str, second: str) -> None:
    fields = {"amount-peak-rate": first, "amount-store-size": second}

    back = amount_fields(NAMES, amounts_text(fields))

    for name, value in fields.items():
        assert back[name].split() == value.split()


def test_a_lab_is_json_with_numbers_where_they_are_numbers() -> None:
    fields = {
        "pick-threshold": "cost",
        "pick-drift": "true",
        "mean-cost": "1,079",
        "low-cost": "95 %",
        "high-cost": "about 2",
        "mean-auc": "",
        "turn": "3",
    }

    read = json.loads(lab_text(fields))

    assert read == {
        "choices": {"threshold": "cost", "drift": "true"},
        "expect": {"cost": {"mean": 1079, "low": 0.95, "high": "about 2"}},
    }
    assert lab_fields(lab_text(fields)) == {
        "pick-threshold": "cost",
        "pick-drift": "true",
        "mean-cost": "1079",
        "low-cost": "0.95",
        "high-cost": "about 2",
    }


def test_a_lab_written_elsewhere_fills_the_fields_and_what_is_no_json_fills_none() -> None:
    assert lab_fields('{"choices": {"drift": true}, "expect": {"auc": 0.5}}') == {
        "pick-drift": "true",
        "mean-auc": "0.5",
    }
    assert lab_fields("{half") == lab_fields("[]") == {}


def test_a_form_without_such_fields_stays_as_it_is() -> None:
    assert gathered({"text": "words", "turn": "1"}) == {"text": "words", "turn": "1"}
