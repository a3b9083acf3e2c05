from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from greenroom.content.model import Question
from greenroom.errors import Conflict
from greenroom.grading.model import Grade, Grader, Scorecard
from tests.builders import grade_by_words
from tests.stages import SHORT, SPLIT, TALK, Stage, a_stage


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with a_stage(tmp_path) as stage:
        yield stage


def a_grader(name: str, marked: list[str] | None = None) -> Grader:
    """A grader by words under a name, noting what it marks."""

    def grade(question: Question, answer: str) -> Grade:
        if marked is not None:
            marked.append(question.id)
        card = grade_by_words(question, answer)
        assert isinstance(card, Scorecard)
        return replace(card, grader=name)

    return grade


def sit(stage: Stage, *answers: str) -> str:
    """Sit the round with these answers, then end it."""
    view = stage.rehearsal.start("screen", 1)
    for answer in answers:
        view = stage.rehearsal.answer(view.id, view.turn, answer)
    return stage.rehearsal.end(view.id).id


def test_a_debrief_quotes_what_was_said(stage: Stage) -> None:
    session_id = sit(stage, TALK, "A random split leaks the future.")

    first, second = stage.rehearsal.debrief(session_id).questions
    assert isinstance(first.grade, Scorecard)
    assert first.grade.marks[0].evidence[0].quote == TALK
    assert second.answer == "A random split leaks the future."
    assert [line.way for line in second.lines] == ["ask", "answer"]


def test_every_answer_to_a_question_is_marked_as_one_text(stage: Stage) -> None:
    session_id = sit(stage, SHORT, "And the cost decides.")

    assert stage.rehearsal.debrief(session_id).questions[0].answer == (
        f"{SHORT}\n\nAnd the cost decides."
    )


def test_a_round_that_is_still_going_has_no_debrief(stage: Stage) -> None:
    view = stage.rehearsal.start("screen", 1)

    with pytest.raises(Conflict, match="still going"):
        stage.rehearsal.debrief(view.id)


def test_a_hint_costs_half_the_credit_of_its_point(stage: Stage) -> None:
    view = stage.rehearsal.start("screen", 1)
    view = stage.rehearsal.hint(view.id, view.turn)
    stage.rehearsal.answer(view.id, view.turn, TALK)
    stage.rehearsal.end(view.id)

    question = stage.rehearsal.debrief(view.id).questions[0]
    marks = {each.criterion.id: each.mark for each in question.criteria}
    assert question.hints == 1
    assert {name: mark.credit for name, mark in marks.items() if mark} == {
        "baseline": 0.5,
        "cost": 1.0,
    }


def test_marks_given_when_a_question_was_left_are_not_given_again(stage: Stage) -> None:
    session_id = sit(stage, TALK, "A random split leaks the future.")
    marked: list[str] = []

    stage.again(a_grader("word-1", marked)).debrief(session_id)
    assert marked == []


def test_marks_that_a_crash_swallowed_are_given_once(stage: Stage) -> None:
    view = stage.rehearsal.start("screen", 1)
    stage.rehearsal.save_draft(view.id, view.turn, TALK)
    stage.rehearsal.end(view.id)
    marked: list[str] = []
    again = stage.again(a_grader("word-1", marked))

    assert again.debrief(view.id) == again.debrief(view.id)
    assert marked == ["accuracy"]


def test_marks_of_two_graders_are_never_put_together(stage: Stage) -> None:
    session_id = sit(stage, TALK)
    other = stage.again(a_grader("word-2"))
    view = other.start("screen", 1)
    view = stage.rehearsal.answer(view.id, view.turn, TALK)
    view = other.answer(view.id, view.turn, "A split by time.")
    stage.rehearsal.end(view.id)

    mixed = other.debrief(view.id)
    graders = {each.grade.grader for each in mixed.questions if each.grade}
    assert (mixed.grader, graders) == ("word-2", {"word-2"})
    assert other.debrief(session_id).grader == "word-1"


def test_a_question_passed_on_has_no_marks_and_lowers_the_coverage(stage: Stage) -> None:
    view = stage.rehearsal.start("screen", 1)
    view = stage.rehearsal.answer(view.id, view.turn, TALK)
    view = stage.rehearsal.skip(view.id, view.turn)

    debrief = stage.rehearsal.debrief(view.id)
    assert (debrief.coverage, debrief.questions[1].skipped) == (0.5, True)
    assert debrief.questions[1].grade is None
    assert debrief.questions[1].question == SPLIT


def test_a_round_where_nothing_was_said_has_no_recommendation(stage: Stage) -> None:
    debrief = stage.rehearsal.debrief(sit(stage))

    assert (debrief.recommendation, debrief.grader, debrief.coverage) == ("", "", 0)


def test_the_history_remembers_what_a_debrief_came_to(stage: Stage) -> None:
    session_id = sit(stage, TALK, "A split by time.")
    debrief = stage.rehearsal.debrief(session_id)

    (past,) = stage.again().history()
    assert past.recommendation == debrief.recommendation != ""
    assert (past.state, past.answered, past.planned) == ("closed", 2, 2)
    assert stage.rehearsal.unfinished() == ()


def test_the_same_answers_come_to_the_same_marks(stage: Stage) -> None:
    first, second = (stage.rehearsal.debrief(sit(stage, TALK, "A split.")) for _ in range(2))

    assert [each.grade for each in first.questions] == [each.grade for each in second.questions]


def test_an_archive_carries_marks_and_recommendation(stage: Stage, tmp_path: Path) -> None:
    session_id = sit(stage, TALK)
    debrief = stage.rehearsal.debrief(session_id)
    stage.rehearsal.export(tmp_path / "all.zip")

    (tmp_path / "other").mkdir()
    with a_stage(tmp_path / "other") as other:
        other.rehearsal.import_(tmp_path / "all.zip")
        assert other.rehearsal.debrief(session_id) == debrief
        assert other.rehearsal.history() == stage.rehearsal.history()


def test_an_answer_sent_days_after_the_time_ran_out_uses_no_more_than_the_time(
    stage: Stage,
) -> None:
    view = stage.rehearsal.start("screen", 1)
    stage.wait(3 * 24 * 60)

    late = stage.rehearsal.answer(view.id, view.turn, TALK)

    assert late.state == "closed"
    assert stage.rehearsal.debrief(view.id).minutes_used == view.round.minutes
