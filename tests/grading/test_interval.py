from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from greenroom.grading.axes import axis_shares, band
from greenroom.grading.interval import share, share_interval
from greenroom.grading.model import Evidence, Mark
from tests.grading.marks import marks

QUOTE = (Evidence(start=0, end=5, quote="Fraud"),)


def a_mark(level: int, top: int = 2, weight: int = 1, confidence: float = 1.0) -> Mark:
    return Mark(
        criterion=f"c{level}",
        axis="framing",
        level=level,
        top=top,
        weight=weight,
        confidence=confidence,
        evidence=QUOTE if level else (),
    )


def test_the_share_weighs_each_criterion() -> None:
    assert share([a_mark(2, weight=3), a_mark(0, weight=1), a_mark(1, weight=4)]) == 0.625


def test_marks_that_are_certain_leave_no_doubt() -> None:
    assert share_interval([a_mark(2), a_mark(0)]) == (0.5, 0.5)


def test_one_doubtful_mark_makes_the_interval_reach_its_other_level() -> None:
    assert share_interval([a_mark(1, top=1, confidence=0.6)], widen=1) == (0, 1)


def test_a_nearly_certain_mark_still_leaves_some_doubt() -> None:
    low, high = share_interval([a_mark(1, top=1, confidence=0.99)], widen=1)

    assert 0.8 < low < 0.9
    assert high == 1


def test_many_doubtful_marks_are_surer_together_than_alone() -> None:
    low, high = share_interval([a_mark(1, confidence=0.6)] * 40, widen=1)

    assert 0.4 < low < 0.5 < high < 0.6


@given(st.lists(marks(), max_size=8))
def test_the_interval_holds_the_share(given_marks: list[Mark]) -> None:
    low, high = share_interval(given_marks)

    assert 0 <= low <= share(given_marks) <= high <= 1


@given(st.lists(marks(), min_size=1, max_size=8))
def test_a_hint_never_raises_the_share(given_marks: list[Mark]) -> None:
    hinted = [replace(mark, hinted=True) for mark in given_marks]

    assert share(hinted) <= share(given_marks)


@given(st.lists(marks(), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_marks_changes_nothing(given_marks: list[Mark], dice: object) -> None:
    shuffled = sorted(given_marks, key=lambda _: dice.random())  # type: ignore[attr-defined]  # hypothesis gives a Random

    assert share(shuffled) == share(given_marks)
    assert share_interval(shuffled) == share_interval(given_marks)


@given(st.lists(marks(), min_size=1, max_size=8))
def test_every_axis_with_a_mark_has_a_share_and_its_word(given_marks: list[Mark]) -> None:
    axes = axis_shares(given_marks)

    assert set(axes) == {mark.axis for mark in given_marks}
    assert all(a.low <= a.share <= a.high and a.band == band(a.share) for a in axes.values())


def test_bands_have_words() -> None:
    assert [band(x) for x in (1, 0.8, 0.6, 0.3, 0.1, 0)] == [
        "strong",
        "strong",
        "solid",
        "developing",
        "not shown",
        "not shown",
    ]
