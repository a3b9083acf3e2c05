from pathlib import Path

import pytest

from greenroom.coding.clarify import UP_TO_YOU
from greenroom.errors import Conflict, UserError
from greenroom.grading.model import Scorecard
from greenroom.judging import House, Task, Watch, agree
from greenroom.rehearsal import Rehearsal, open_rehearsal
from greenroom.report import debrief_json
from greenroom.views import QuestionDebrief, View
from tests.builders import a_clock, a_world, grade_by_words
from tests.problems import RIGHT, WRONG, judge_by_sight, write_coding_pack


@pytest.fixture
def shell(tmp_path: Path) -> Rehearsal:
    world = a_world(tmp_path, pack_dir=write_coding_pack(tmp_path))
    return open_rehearsal(world, grade_by_words, judge_by_sight)


def at_the_code(shell: Rehearsal) -> View:
    view = shell.start("coding")
    return shell.answer(view.id, view.turn, "My plan is to multiply.")


def of_kind(shell: Rehearsal, session_id: str) -> dict[str, QuestionDebrief]:
    return {each.question.id: each for each in shell.debrief(session_id).questions}


def test_a_problem_is_asked_as_approach_code_and_follow_ups(shell: Rehearsal) -> None:
    view = shell.start("coding")
    assert view.prompt == "Doubling. How will you go about it?"
    assert "Write `double(number)`" in view.brief

    view = shell.answer(view.id, view.turn, "My plan is to multiply.")
    assert view.desk
    assert (view.desk.title, view.desk.hidden) == ("Doubling", 2)
    shell.code.submit(view.id, view.turn, RIGHT)
    shell.code.move_on(view.id, view.turn)

    assert shell.view(view.id).prompt == "What does it cost?"


def test_one_problem_is_practised_by_itself(shell: Rehearsal) -> None:
    view = shell.start_problem("double")

    assert (view.planned, view.round.minutes) == (3, 8 + 20 + 4)


def test_what_may_be_assumed_is_answered_and_what_is_open_is_said_to_be(shell: Rehearsal) -> None:
    view = at_the_code(shell)

    shell.code.ask(view.id, view.turn, "Can the numbers be negative?")
    shell.code.ask(view.id, view.turn, "Who is going to use the office canteen?")

    said = [(line.by, line.way, line.text) for line in shell.view(view.id).lines[1:]]
    assert said == [
        ("candidate", "query", "Can the numbers be negative?"),
        ("interviewer", "reply", "Negative numbers: It can be negative."),
        ("candidate", "query", "Who is going to use the office canteen?"),
        ("interviewer", "reply", UP_TO_YOU),
    ]


def test_a_run_is_no_turn_and_is_kept_beside_the_one_before(shell: Rehearsal) -> None:
    view = at_the_code(shell)

    shell.code.run(view.id, view.turn, WRONG)
    shell.code.run(view.id, view.turn, RIGHT)

    after = shell.view(view.id)
    assert after.turn == view.turn
    assert after.draft == RIGHT
    assert after.desk
    assert after.desk.report
    assert after.desk.before
    verdicts = (after.desk.before.verdict, after.desk.report.verdict)
    assert verdicts == ("wrong_answer", "accepted")


def test_the_last_of_several_submissions_counts(shell: Rehearsal) -> None:
    view = at_the_code(shell)
    for source in (RIGHT, WRONG, RIGHT, WRONG):
        shell.code.submit(view.id, view.turn, source)
    shell.code.move_on(view.id, view.turn)
    shell.end(view.id)

    code = of_kind(shell, view.id)["double"]

    assert code.answer == WRONG
    assert code.report
    assert code.report.verdict == "wrong_answer"


def test_the_same_code_submitted_twice_counts_once(shell: Rehearsal) -> None:
    view = at_the_code(shell)

    shell.code.submit(view.id, view.turn, RIGHT)
    shell.code.submit(view.id, view.turn, RIGHT)

    desk = shell.view(view.id).desk
    assert desk
    assert desk.submissions == 1


def test_nobody_goes_on_without_having_submitted(shell: Rehearsal) -> None:
    view = at_the_code(shell)

    with pytest.raises(UserError, match="Submit your code first"):
        shell.code.move_on(view.id, view.turn)


def test_hints_come_in_their_order_and_each_costs_the_next_criterion(shell: Rehearsal) -> None:
    view = at_the_code(shell)
    shell.hint(view.id, view.turn)
    view = shell.view(view.id)
    view = shell.hint(view.id, view.turn)
    assert [line.text for line in view.lines if line.way == "hint"] == [
        "Think of twice.",
        "Multiply by two.",
    ]
    assert view.hints_left == 0

    shell.code.submit(view.id, view.turn, RIGHT)
    shell.end(view.id)

    code = of_kind(shell, view.id)["double"]
    assert isinstance(code.grade, Scorecard)
    hinted = {mark.criterion for mark in code.grade.marks if mark.hinted}
    assert hinted == {"correctness", "edge-cases"}


def test_what_is_said_while_coding_counts_as_part_of_the_approach(shell: Rehearsal) -> None:
    view = shell.start("coding")
    view = shell.answer(view.id, view.turn, "I would begin.")
    view = shell.skip(view.id, view.turn)
    shell.code.save_comment(view.id, view.turn, "Here is my plan: multiply.")
    shell.code.submit(view.id, view.turn, RIGHT)
    shell.code.move_on(view.id, view.turn)
    shell.end(view.id)

    approach = of_kind(shell, view.id)["double-approach"]

    assert approach.answer == "I would begin.\n\nHere is my plan: multiply."
    assert isinstance(approach.grade, Scorecard)
    assert approach.grade.shown == {"plan"}


def test_a_comment_survives_a_round_that_runs_out_of_time(tmp_path: Path) -> None:
    now, move_on = a_clock()
    world = a_world(tmp_path, now, pack_dir=write_coding_pack(tmp_path))
    shell = open_rehearsal(world, grade_by_words, judge_by_sight)
    view = at_the_code(shell)
    shell.code.save_comment(view.id, view.turn, "I multiply.")
    shell.save_draft(view.id, view.turn, RIGHT)

    move_on(60)

    questions = of_kind(shell, view.id)
    assert questions["double-approach"].answer.endswith("I multiply.")
    assert questions["double"].answer == RIGHT
    assert questions["double"].report


def test_code_typed_after_a_submission_does_not_count(shell: Rehearsal) -> None:
    view = at_the_code(shell)
    shell.code.submit(view.id, view.turn, RIGHT)
    shell.save_draft(view.id, view.turn, WRONG)

    shell.end(view.id)

    assert of_kind(shell, view.id)["double"].answer == RIGHT


def test_one_scorecard_for_the_round_says_what_each_grader_found(shell: Rehearsal) -> None:
    view = at_the_code(shell)
    shell.code.submit(view.id, view.turn, RIGHT)
    shell.code.move_on(view.id, view.turn)
    shell.end(view.id)

    told = debrief_json(shell.debrief(view.id))

    assert told["grader"] == "word-1 and code-1"
    assert set(told["shares"]) == {"word-1", "code-1"}
    code = next(card for card in told["scorecards"] if card["question"] == "double")
    assert code["report"]["verdict"] == "accepted"
    assert code["grader"] == "code-1"


def test_code_that_cannot_be_run_is_left_out_and_run_later(tmp_path: Path) -> None:
    def broken(_: Task, __: Watch) -> None:
        raise UserError("no sandbox today")

    world = a_world(tmp_path, pack_dir=write_coding_pack(tmp_path))
    shell = open_rehearsal(world, grade_by_words, broken)  # type: ignore[arg-type]  # it never returns
    view = at_the_code(shell)
    with pytest.raises(UserError, match="no sandbox today"):
        shell.code.submit(view.id, view.turn, RIGHT)
    shell.end(view.id)
    code = of_kind(shell, view.id)["double"]
    assert code.grade
    assert not isinstance(code.grade, Scorecard)
    assert code.grade.reason == "not-run"

    later = open_rehearsal(world, grade_by_words, judge_by_sight)

    assert isinstance(of_kind(later, view.id)["double"].grade, Scorecard)


def test_checks_of_a_session_are_never_run_only_those_of_the_pack(tmp_path: Path) -> None:
    pack = write_coding_pack(tmp_path)
    shell = open_rehearsal(a_world(tmp_path, pack_dir=pack), grade_by_words)
    view = at_the_code(shell)
    (pack / "problems" / "double" / "checks.py").write_text("def check_two(candidate):\n    pass\n")

    with pytest.raises(UserError, match="has changed since this round was started"):
        shell.code.run(view.id, view.turn, RIGHT)


def test_an_act_on_a_page_out_of_date_keeps_the_code(shell: Rehearsal) -> None:
    view = at_the_code(shell)
    shell.code.submit(view.id, view.turn, RIGHT)
    shell.code.move_on(view.id, view.turn)

    with pytest.raises(Conflict, match="your text was kept"):
        shell.code.run(view.id, view.turn, WRONG)

    assert WRONG in [line.text for line in shell.view(view.id).transcript if line.by == "note"]


def test_a_round_of_code_moves_to_another_machine(shell: Rehearsal, tmp_path: Path) -> None:
    view = at_the_code(shell)
    shell.code.save_comment(view.id, view.turn, "I multiply.")
    shell.code.submit(view.id, view.turn, RIGHT)
    shell.export(tmp_path / "all.zip")
    folder = tmp_path / "other"
    folder.mkdir()
    other = open_rehearsal(
        a_world(folder, pack_dir=tmp_path / "pack"), grade_by_words, judge_by_sight
    )

    other.import_(tmp_path / "all.zip")

    desk = other.view(view.id).desk
    assert desk
    assert desk.report
    assert (desk.comment, desk.report.verdict) == ("I multiply.", "accepted")


@pytest.mark.parametrize(
    ("hosted", "asked", "least"),
    [(False, False, "job-object"), (False, True, "none"), (True, True, "full")],
)
def test_others_code_is_only_run_shut_in_fully_and_ones_own_once_agreed(
    tmp_path: Path, hosted: bool, asked: bool, least: str
) -> None:
    house = House(pack_dir=tmp_path, data_dir=tmp_path / "data", hosted=hosted)

    if asked:
        agree(house.data_dir)

    assert house.least == least
