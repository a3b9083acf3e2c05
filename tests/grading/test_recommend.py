from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.content.model import Axis
from greenroom.errors import CallerError
from greenroom.grading.axes import axis_shares
from greenroom.grading.hints import with_hints
from greenroom.grading.model import (
    Evidence,
    FoundMistake,
    Mark,
    Recommendation,
    Scorecard,
)
from greenroom.grading.recommend import WORST_FIRST, recommend
from greenroom.grading.summary import summarise
from tests.builders import a_found
from tests.grading.marks import ANSWER, marks, scorecards, ungraded

QUOTE = Evidence(start=0, end=5, quote=ANSWER[:5])


def a_mark(name: str, level: int, weight: int = 2, axis: Axis = "framing") -> Mark:
    evidence = (QUOTE,) if level else ()
    return Mark(
        criterion=name,
        axis=axis,
        level=level,
        top=2,
        weight=weight,
        confidence=0.9,
        evidence=evidence,
    )


def recommended(
    *given_marks: Mark, mistakes: tuple[FoundMistake, ...] = ()
) -> tuple[Recommendation, str]:
    word, reasons = recommend(given_marks, mistakes, axis_shares(given_marks))
    return word, "; ".join(reasons)


@pytest.mark.parametrize(
    ("levels", "word"),
    [((2, 2, 2), "strong hire"), ((2, 1, 1), "hire"), ((1, 1, 0), "no hire"), ((0, 0, 1), None)],
)
def test_starts_from_the_share(levels: tuple[int, ...], word: str | None) -> None:
    lightest = [a_mark(f"c{n}", level, weight=3 - n) for n, level in enumerate(levels)]

    assert recommended(*lightest)[0] == (word or "strong no hire")


def test_saying_the_opposite_of_a_light_point_caps_at_hire() -> None:
    rest = [a_mark(f"c{n}", 2, weight=5) for n in range(8)]
    opposed = replace(a_mark("light", 0, weight=1), contradicted=QUOTE)

    word, why = recommended(*rest, opposed)

    assert word == "hire"
    assert "something said speaks against a point (light)" in why


def test_the_heaviest_point_missing_caps_at_no_hire() -> None:
    rest = [a_mark(f"c{n}", 2) for n in range(8)]

    word, why = recommended(*rest, a_mark("heavy", 0, weight=5))

    assert word == "no hire"
    assert "heaviest point (heavy) is missing" in why


def test_contradicting_the_heaviest_point_caps_at_no_hire() -> None:
    rest = [a_mark(f"c{n}", 2) for n in range(8)]
    turned = replace(a_mark("heavy", 0, weight=5), contradicted=QUOTE)

    word, why = recommended(*rest, turned)

    assert word == "no hire"
    assert "contradicts the heaviest point (heavy)" in why


def test_an_axis_not_shown_caps_at_hire() -> None:
    word, why = recommended(a_mark("a", 2, 5), a_mark("b", 0, 1, "communication"))

    assert word == "hire"
    assert "nothing shown of communication" in why


def test_a_serious_mistake_caps_at_hire_and_two_at_no_hire() -> None:
    one = a_found("target-leakage", answer=ANSWER, serious=True)
    two = a_found("tune-on-test-set", answer=ANSWER, serious=True)
    slight = a_found("latency-ignored", answer=ANSWER)

    assert recommended(a_mark("a", 2), mistakes=(slight,))[0] == "strong hire"
    assert recommended(a_mark("a", 2), mistakes=(one,))[0] == "hire"
    assert recommended(a_mark("a", 2), mistakes=(one, two))[0] == "no hire"


def test_a_hint_costs_credit_and_the_top_word() -> None:
    given_marks = (a_mark("a", 2, 1), a_mark("b", 2, 9 // 2))
    axes = axis_shares(given_marks)
    word, reasons = recommend(given_marks, (), axes)
    card = Scorecard(
        question="q",
        revision=1,
        grader="offline-1",
        answer=ANSWER,
        marks=given_marks,
        mistakes=(),
        axes=axes,
        share=1.0,
        interval=(1.0, 1.0),
        recommendation=word,
        reasons=reasons,
    )

    helped = with_hints(card, {"a"})

    assert (helped.share, helped.recommendation) == (0.9, "hire")
    assert [mark.hinted for mark in helped.marks] == [True, False]
    assert "a hint was needed" in "; ".join(helped.reasons)


@given(scorecards())
def test_hints_for_other_criteria_change_nothing(card: Scorecard) -> None:
    assert with_hints(card, {"another"}) == card


@given(st.lists(marks(), min_size=1, max_size=6))
def test_a_contradiction_never_helps(given_marks: list[Mark]) -> None:
    turned = [replace(mark, contradicted=QUOTE) for mark in given_marks]
    axes = axis_shares(given_marks)

    with_it, without = recommend(turned, (), axes)[0], recommend(given_marks, (), axes)[0]

    assert WORST_FIRST.index(with_it) <= WORST_FIRST.index(without)


def a_card(question: str, *given_marks: Mark) -> Scorecard:
    axes = axis_shares(given_marks)
    word, reasons = recommend(given_marks, (), axes)
    return Scorecard(
        question=question,
        revision=1,
        grader="offline-1",
        answer=ANSWER,
        marks=given_marks,
        mistakes=(),
        axes=axes,
        share=sum(m.credit for m in given_marks) / len(given_marks),
        interval=(0.0, 1.0),
        recommendation=word,
        reasons=reasons,
    )


STRONG = a_card("q1", a_mark("a", 2), a_mark("b", 2))


def test_a_round_of_strong_answers_is_a_strong_hire() -> None:
    summary = summarise([STRONG, replace(STRONG, question="q2")], 2)

    assert (summary.recommendation, summary.share, summary.coverage) == ("strong hire", 1.0, 1.0)


def test_an_unanswered_question_lowers_the_recommendation_but_not_the_share() -> None:
    summary = summarise([STRONG], 2)

    assert (summary.recommendation, summary.share, summary.coverage) == ("no hire", 1.0, 0.5)


def test_one_strong_no_caps_a_round() -> None:
    weak = a_card("q9", a_mark("a", 0), a_mark("b", 0))

    summary = summarise([replace(STRONG, question=f"q{n}") for n in range(8)] + [weak], 9)

    assert summary.recommendation == "no hire"
    assert "a strong no hire on q9" in "; ".join(summary.reasons)


def test_a_round_with_nothing_graded_has_no_recommendation() -> None:
    summary = summarise([], 3)

    assert (summary.recommendation, summary.coverage) == (None, 0)
    assert summary.reasons == ("nothing could be graded",)


def test_marks_of_two_graders_are_never_put_together() -> None:
    with pytest.raises(CallerError, match="different graders"):
        summarise([STRONG, replace(STRONG, grader="lexical-1")], 2)


@given(st.lists(scorecards() | ungraded, max_size=5), st.integers(0, 6))
def test_a_summary_is_in_bounds(grades: list[Scorecard], more: int) -> None:
    summary = summarise(grades, len(grades) + more)

    low, high = summary.interval
    assert 0 <= low <= summary.share <= high <= 1
    assert 0 <= summary.coverage <= 1
    assert (summary.recommendation is None) == (summary.coverage == 0)
