from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from greenroom.errors import Conflict, NotFound, UserError
from greenroom.grading.model import Scorecard
from greenroom.session.model import Ask, Close, Follow, Rephrase
from greenroom.views import View
from tests.builders import (
    NINE,
    a_bank,
    minutes,
    write_pack,
)
from tests.stages import BASELINE, SCREEN, SHORT, SPLIT, TALK, Stage, a_stage


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    with a_stage(tmp_path) as stage:
        yield stage


def test_a_round_opens_with_its_first_question(stage: Stage) -> None:
    view = stage.rehearsal.start("screen", 1)

    assert (view.state, view.part, view.number, view.planned) == ("asking", "Theory", 1, 2)
    assert (view.prompt, view.seconds_left, view.turn) == (BASELINE.ask, 45 * 60, 1)
    assert [line.way for line in view.transcript] == ["opening", "ask"]


def test_an_unknown_round_suggests_the_known_one(stage: Stage) -> None:
    with pytest.raises(NotFound, match="did you mean 'screen'"):
        stage.rehearsal.start("sceren")


def test_an_unknown_rehearsal_is_told(stage: Stage) -> None:
    with pytest.raises(NotFound):
        stage.rehearsal.view("nope")


def test_an_answer_that_lacks_the_point_is_followed_up(stage: Stage) -> None:
    view = stage.rehearsal.start("screen", 1)

    view = stage.rehearsal.answer(view.id, view.turn, "It depends on what the fraud team needs.")
    assert view.prompt == "What about baseline?"
    assert [line.way for line in view.lines] == ["ask", "answer", "probe"]
    assert view.number == 1


def test_all_answers_to_a_question_count_together(stage: Stage) -> None:
    view = stage.rehearsal.start("screen", 1)

    view = stage.rehearsal.answer(view.id, view.turn, SHORT)
    assert view.prompt == "What about cost?"
    view = stage.rehearsal.answer(view.id, view.turn, "The cost of a missed fraud is far higher.")
    assert (view.prompt, view.part) == (SPLIT.ask, "Practice")


def test_a_non_answer_is_asked_again_differently(stage: Stage) -> None:
    view = stage.rehearsal.start("screen", 1)

    assert stage.rehearsal.answer(view.id, view.turn, "fine").prompt == BASELINE.rephrase


def test_posting_an_answer_twice_counts_once(stage: Stage) -> None:
    view = stage.rehearsal.start("screen", 1)
    first = stage.rehearsal.answer(view.id, view.turn, TALK)

    assert stage.rehearsal.answer(view.id, view.turn, TALK.replace("\n", "\r\n")) == first


def test_another_answer_on_an_old_page_is_refused_and_its_text_kept(stage: Stage) -> None:
    view = stage.rehearsal.start("screen", 1)
    stage.rehearsal.answer(view.id, view.turn, "It depends on the fraud team's needs.")

    with pytest.raises(Conflict, match="was kept"):
        stage.rehearsal.answer(view.id, view.turn, "Quite another thought.")
    lines = stage.rehearsal.view(view.id).lines
    assert [(line.way, line.text) for line in lines if line.by == "note"] == [
        ("answer", "Quite another thought.")
    ]


def test_what_is_typed_is_there_after_a_restart(stage: Stage) -> None:
    view = stage.rehearsal.start("screen", 1)
    stage.wait(3)
    saved = stage.rehearsal.save_draft(view.id, view.turn, "The base ra")

    again = stage.again().view(view.id)
    assert (again.draft, again.draft_at, saved) == (
        "The base ra",
        NINE + minutes(3),
        again.draft_at,
    )
    assert (again.prompt, again.seconds_left) == (BASELINE.ask, 42 * 60)


def test_a_draft_survives_a_hint_and_a_pause(stage: Stage) -> None:
    view = stage.rehearsal.start("screen", 1)
    stage.rehearsal.save_draft(view.id, view.turn, "The base ra")
    view = stage.rehearsal.hint(view.id, view.turn)
    view = stage.rehearsal.resume(stage.rehearsal.pause(view.id).id)

    assert view.draft == "The base ra"
    assert stage.rehearsal.answer(view.id, view.turn, TALK).draft == ""


def test_a_page_from_before_a_hint_may_still_answer(stage: Stage) -> None:
    before = stage.rehearsal.start("screen", 1)
    stage.rehearsal.hint(before.id, before.turn)

    stage.rehearsal.save_draft(before.id, before.turn, "The base ra")
    assert stage.rehearsal.answer(before.id, before.turn, TALK).prompt == SPLIT.ask


def test_a_draft_saved_late_does_not_disturb(stage: Stage) -> None:
    view = stage.rehearsal.start("screen", 1)
    stage.rehearsal.answer(view.id, view.turn, TALK)

    stage.rehearsal.save_draft(view.id, view.turn, TALK[:20])
    assert stage.rehearsal.view(view.id).draft == ""


def test_a_draft_of_another_text_on_an_old_page_is_refused_and_kept(stage: Stage) -> None:
    view = stage.rehearsal.start("screen", 1)
    stage.rehearsal.answer(view.id, view.turn, TALK)

    with pytest.raises(Conflict):
        stage.rehearsal.save_draft(view.id, view.turn, "Something else")
    transcript = stage.rehearsal.view(view.id).transcript
    assert [line.text for line in transcript if line.by == "note"] == ["Something else"]


def test_a_hint_goes_to_the_heaviest_point_and_is_given_once(stage: Stage) -> None:
    view = stage.rehearsal.start("screen", 1)
    assert view.hints_left == 2

    hinted = stage.rehearsal.hint(view.id, view.turn)
    assert hinted.lines[-1].text == "Think about baseline."
    assert stage.rehearsal.hint(view.id, view.turn) == hinted
    assert hinted.hints_left == 1


def test_no_hint_is_spent_on_what_was_shown(stage: Stage) -> None:
    view = stage.rehearsal.start("screen", 1)
    view = stage.rehearsal.answer(view.id, view.turn, SHORT)

    view = stage.rehearsal.hint(view.id, view.turn)
    assert view.lines[-1].text == "Think about cost."
    with pytest.raises(UserError, match="nothing left to hint at"):
        stage.rehearsal.hint(view.id, view.turn)


def test_a_skip_moves_on_and_clicking_twice_skips_one(stage: Stage) -> None:
    view = stage.rehearsal.start("screen", 1)

    after = stage.rehearsal.skip(view.id, view.turn)
    assert after.prompt == SPLIT.ask
    assert stage.rehearsal.skip(view.id, view.turn) == after


def test_a_hint_on_an_old_page_is_refused(stage: Stage) -> None:
    view = stage.rehearsal.start("screen", 1)
    stage.rehearsal.answer(view.id, view.turn, TALK)

    with pytest.raises(Conflict):
        stage.rehearsal.hint(view.id, view.turn)


def test_a_pause_keeps_the_clock_for_days(stage: Stage) -> None:
    view = stage.rehearsal.start("screen", 1)
    stage.wait(5)
    stage.rehearsal.pause(view.id)
    stage.wait(60 * 24 * 3)

    view = stage.again().view(view.id)
    assert (view.state, view.seconds_left) == ("paused", 40 * 60)
    assert [past.id for past in stage.rehearsal.unfinished()] == [view.id]
    assert stage.rehearsal.resume(view.id).state == "asking"


def test_answering_sets_a_paused_clock_going(stage: Stage) -> None:
    view = stage.rehearsal.start("screen", 1)
    view = stage.rehearsal.pause(view.id)
    stage.wait(100)

    view = stage.rehearsal.answer(view.id, view.turn, TALK)
    assert (view.state, view.seconds_left, view.prompt) == ("asking", 45 * 60, SPLIT.ask)


def test_time_that_ran_out_while_away_takes_what_was_typed_and_closes(stage: Stage) -> None:
    view = stage.rehearsal.start("screen", 1)
    stage.wait(10)
    stage.rehearsal.save_draft(view.id, view.turn, TALK)
    stage.wait(60 * 24 * 5)

    view = stage.again().view(view.id)
    assert (view.state, view.seconds_left, view.question) == ("closed", 0, None)
    assert [line.text for line in view.transcript if line.way == "answer"] == [TALK]
    debrief = stage.rehearsal.debrief(view.id)
    assert debrief.minutes_used == 45
    assert isinstance(debrief.questions[0].grade, Scorecard)


def test_an_answer_sent_after_the_time_still_counts(stage: Stage) -> None:
    view = stage.rehearsal.start("screen", 1)
    stage.wait(46)

    view = stage.rehearsal.answer(view.id, view.turn, TALK)
    assert (view.state, view.prompt) == ("closed", SCREEN.closing)
    assert stage.rehearsal.debrief(view.id).questions[0].answer == TALK


def test_ending_takes_what_was_typed(stage: Stage) -> None:
    view = stage.rehearsal.start("screen", 1)
    stage.rehearsal.save_draft(view.id, view.turn, TALK)

    view = stage.rehearsal.end(view.id)
    assert view.state == "closed"
    assert stage.rehearsal.end(view.id) == view
    assert stage.rehearsal.debrief(view.id).questions[0].answer == TALK


def test_nothing_happens_to_a_closed_round(stage: Stage) -> None:
    view = stage.rehearsal.start("screen", 1)
    closed = stage.rehearsal.end(view.id)

    for act in (stage.rehearsal.pause, stage.rehearsal.resume, stage.rehearsal.end):
        assert act(view.id) == closed
    assert stage.rehearsal.hint(view.id, closed.turn) == closed
    assert stage.rehearsal.skip(view.id, closed.turn) == closed
    with pytest.raises(Conflict):
        stage.rehearsal.answer(view.id, closed.turn, TALK)


def test_a_question_can_be_sat_by_itself(stage: Stage) -> None:
    view = stage.rehearsal.start_question("leakage")

    assert (view.planned, view.prompt, view.seconds_total) == (1, SPLIT.ask, 8 * 60)
    with pytest.raises(NotFound, match="did you mean 'leakage'"):
        stage.rehearsal.start_question("leakge")


def test_a_changed_pack_does_not_reach_a_running_round(stage: Stage, tmp_path: Path) -> None:
    view = stage.rehearsal.start("screen", 1)
    changed = replace(SPLIT, ask="Something new?", revision=2)
    write_pack(tmp_path / "pack", a_bank(BASELINE, changed, rounds=(SCREEN,)))

    again = stage.again()
    assert again.skip(view.id, view.turn).prompt == SPLIT.ask
    assert again.start_question("leakage").prompt == "Something new?"


def test_a_text_no_database_can_hold_is_mended(stage: Stage) -> None:
    view = stage.rehearsal.start("screen", 1)
    stage.rehearsal.save_draft(view.id, view.turn, "a\x00b\ud800c\r\nd")

    assert stage.rehearsal.view(view.id).draft == "ab?c\nd"


def test_a_text_longer_than_a_round_is_refused(stage: Stage) -> None:
    view = stage.rehearsal.start("screen", 1)

    with pytest.raises(UserError, match="100,000 characters"):
        stage.rehearsal.save_draft(view.id, view.turn, "a" * 100_001)


def test_one_answer_can_be_marked_by_itself(stage: Stage) -> None:
    grade, move = stage.rehearsal.grade("accuracy", SHORT)

    assert isinstance(grade, Scorecard)
    assert grade.shown == {"baseline"}
    assert move == Follow(question=BASELINE, criterion="cost", text="What about cost?")
    assert isinstance(stage.rehearsal.grade("accuracy", "fine")[1], Rephrase)
    assert isinstance(stage.rehearsal.grade("accuracy", TALK)[1], Close)
    assert not isinstance(stage.rehearsal.grade("accuracy", "")[1], Ask)
    assert stage.rehearsal.history() == ()


def test_moments_shown_are_the_world_s(stage: Stage) -> None:
    view: View = stage.rehearsal.start("screen", 1)
    moments: list[datetime] = [line.at for line in view.transcript]

    assert moments == [NINE, NINE]
