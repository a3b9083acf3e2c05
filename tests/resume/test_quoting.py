"""Which words of a bullet are quoted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.resume.quoting import LONGEST, named, opening, stretched

LINE = "Cut losses 23% ($4.1M/yr) by replacing rules with LightGBM; beat logistic regression"


def quoted(text: str, words: str) -> str:
    start = text.index(words)
    return text[slice(*stretched(text, (start, start + len(words))))]


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("23%", "23% ($4.1M/yr) by replacing rules with LightGBM"),
        ("LightGBM", "23% ($4.1M/yr) by replacing rules with LightGBM"),
        ("beat", "beat logistic regression"),
        ("osse", "losses 23% ($4.1M/yr) by replacing rules"),
    ],
)
def test_a_short_quote_is_widened_within_its_clause(words: str, quote: str) -> None:
    assert quoted(LINE, words) == quote


def test_a_quote_neither_begins_nor_ends_on_a_loose_word() -> None:
    assert quoted("Fed with logs of one web shop in the Baltics", "logs") == "logs of one web shop"
    assert quoted("Ranked and served it with care", "and served it with") == "served it"


def test_an_open_bracket_is_closed_or_left_out() -> None:
    assert quoted("Kept drift (PSI over 0.2) low all year long", "drift (PSI over 0.2") == (
        "drift (PSI over 0.2)"
    )
    text = "Kept drift low all year (a year with three hundred and sixty six days in it)"
    assert quoted(text, "low all year (a") == "low all year"


def test_what_stands_in_a_bracket_is_quoted_without_what_stands_outside() -> None:
    text = "Put rails around the engine (max 8% a day, manual stop) in May"

    assert quoted(text, "8%") == "max 8% a day"
    assert quoted("Runs a churn model (XGBoost, AUC 0.81) whose scores are used", "AUC") == (
        "AUC 0.81"
    )


def test_the_opening_goes_up_to_the_first_break() -> None:
    text = "Monitored forecasts with CRPS; fell back to SARIMAX"

    assert text[slice(*opening(text))] == "Monitored forecasts with CRPS"


def test_a_name_takes_in_the_capitals_beside_it() -> None:
    text = "Trained a Temporal Fusion Transformer on data"

    assert text[slice(*named(text, (10, 18)))] == "Temporal Fusion Transformer"


def test_a_number_with_a_comma_is_not_cut() -> None:
    assert quoted("Ran 3,200 jobs", "3,200") == "Ran 3,200 jobs"


@given(st.text(min_size=1).filter(str.strip), st.integers(0, 99), st.integers(1, 99))
def test_every_quote_is_a_stretch_of_the_text(text: str, start: int, length: int) -> None:
    for find in (stretched, named):
        first, last = find(text, (start, start + length))

        assert 0 <= first < last <= len(text)
        assert last - first <= LONGEST + 1
