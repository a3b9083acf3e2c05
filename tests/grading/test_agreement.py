import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenroom.grading.agreement import agree

QUESTIONS = ["a", "a", "a", "b", "b", "b", "c", "c", "c"]
THEIRS = [0.0, 0.5, 1.0, 0.2, 0.4, 0.9, 0.1, 0.8, 1.0]


def test_the_same_scores_agree_wholly() -> None:
    found = agree(THEIRS, THEIRS, QUESTIONS)

    assert found.pearson_r.value == 1
    assert found.rmse.value == 0
    assert (found.macro_f1.low, found.macro_f1.high) == (1, 1)


def test_turned_scores_are_told_from_right_ones() -> None:
    found = agree(THEIRS, [1 - score for score in THEIRS], QUESTIONS)

    assert found.pearson_r.value == -1
    assert found.macro_f1.value < 0.2


def test_figures_are_those_of_the_definition() -> None:
    found = agree([1, 0, 1, 0], [0.6, 0.6, 0.4, 0.4], ["a", "b", "c", "d"])

    assert found.rmse.value == pytest.approx(math.sqrt((0.16 + 0.36 + 0.36 + 0.16) / 4), abs=1e-4)
    assert found.macro_f1.value == 0.5


def test_without_spread_there_is_no_correlation() -> None:
    found = agree([1, 1, 1], [0.2, 0.4, 0.6], ["a", "b", "c"])

    assert math.isnan(found.pearson_r.value)


def test_without_answers_nothing_is_claimed() -> None:
    found = agree([], [], [])

    assert math.isnan(found.rmse.value)
    assert math.isnan(found.macro_f1.low)


@settings(deadline=None)  # two bootstraps, on a busy machine
@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=2, max_size=20))
def test_an_interval_is_in_order_and_the_same_twice(pairs: list[tuple[float, float]]) -> None:
    theirs, ours = zip(*pairs, strict=True)
    questions = [str(place // 2) for place in range(len(pairs))]

    found = agree(theirs, ours, questions)

    assert found.rmse.low <= found.rmse.high
    assert repr(found) == repr(agree(theirs, ours, questions))
