"""A whole design round: through the shell, in a process that is killed, in the terminal."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from greenroom.errors import Conflict, UserError
from greenroom.grading.model import Scorecard
from greenroom.labs.model import Cancelled
from greenroom.rehearsal import Rehearsal, open_rehearsal
from greenroom.views import Debrief, QuestionDebrief, View
from tests.builders import a_clock, a_world, grade_by_words
from tests.cases import BOARD, CAPACITY, STRONG, WEAK, write_design_pack

ROOT = Path(__file__).parents[2]
WITHOUT = BOARD.replace("log -> monitoring", "")


def a_shell(folder: Path) -> Rehearsal:
    pack = folder / "pack" if (folder / "pack").is_dir() else write_design_pack(folder)
    return open_rehearsal(a_world(folder, pack_dir=pack), grade_by_words)


def say(shell: Rehearsal, view: View, *, well: bool) -> View:
    """What a strong or a weak candidate answers to what is asked now."""
    assert view.question
    assert view.easel
    if view.easel.task == "lab":
        shell.design.run_lab(view.id, view.turn, STRONG if well else WEAK)
        shell.design.move_on(view.id, view.turn)
        return shell.view(view.id)
    written = {"board": BOARD if well else WITHOUT, "capacity": CAPACITY if well else "rate: 3"}
    talk = f"I mind the {view.question.rubric[0].id}." if well else "I would think about that."
    return shell.answer(view.id, view.turn, written.get(view.easel.task, talk))


def until_lab(shell: Rehearsal) -> View:
    view = shell.start_case("cards")
    while view.easel and view.easel.task != "lab":
        view = shell.skip(view.id, view.turn)
    return view


def sat(shell: Rehearsal, *, well: bool) -> tuple[Debrief, list[View]]:
    view, seen = shell.start("design", 1), []
    while view.state != "closed":
        seen.append(view)
        view = say(shell, view, well=well)
    return shell.debrief(view.id), seen


def of(debrief: Debrief, name: str) -> QuestionDebrief:
    return next(q for q in debrief.questions if q.question.id == f"cards-{name}")


def test_a_case_is_sat_phase_by_phase_in_its_order(tmp_path: Path) -> None:
    debrief, seen = sat(a_shell(tmp_path), well=True)

    order = list(dict.fromkeys(view.question.id for view in seen if view.question))
    asked = [name.removeprefix("cards-") for name in order]
    assert asked[:13] == ["frame", "data", "features", "baseline", "model", "change", "evaluation",
                          "serving", "capacity", "monitoring", "board", "iteration",
                          "lab"]  # fmt: skip
    assert all(name.startswith("defence-") for name in asked[13:])
    assert 60 <= debrief.round.minutes <= 75
    assert sum(part.minutes for part in debrief.round.parts) <= debrief.round.minutes


def test_strong_and_weak_answers_give_debriefs_that_differ_and_say_why(tmp_path: Path) -> None:
    shell = a_shell(tmp_path)

    strong, _ = sat(shell, well=True)
    weak, _ = sat(shell, well=False)

    assert strong.share > weak.share + 0.4
    assert (strong.recommendation, weak.recommendation) == ("strong hire", "no hire")
    assert {"no-monitoring", "uncalibrated-scores-as-probabilities"} <= {
        m.id for m in weak.mistakes
    }
    missing = next(m for m in weak.mistakes if m.id == "no-monitoring")
    assert missing.why == "Without monitoring it fails."
    graders = set(weak.shares)
    assert {"word-1", "board 1", "capacity 1", "lab 1"} == graders


def test_every_mark_above_zero_quotes_what_was_written(tmp_path: Path) -> None:
    debrief, _ = sat(a_shell(tmp_path), well=True)

    for question in debrief.questions:
        assert isinstance(question.grade, Scorecard)
        for mark in question.grade.marks:
            assert all(question.answer[e.start : e.end] == e.quote for e in mark.evidence)
            assert mark.evidence or not mark.level


def test_the_defence_quotes_the_numbers_of_this_run(tmp_path: Path) -> None:
    debrief, seen = sat(a_shell(tmp_path), well=False)

    run = of(debrief, "lab").run
    assert run is not None
    defended = [view for view in seen if view.part == "Defence"]
    asks = {question.ask for question in run.questions}
    assert 1 <= len({view.question.id for view in defended if view.question}) <= 3
    first: dict[str, str] = {}
    for view in defended:
        assert view.question
        first.setdefault(view.question.id, view.prompt)
    assert set(first.values()) <= asks
    measured = run.metrics[run.reveals[0].metric].mean
    assert f"{measured:.2f}" in " ".join(first.values())
    mistaken = {reveal.choice for reveal in run.reveals if reveal.mistake}
    assert next(iter(first)).removeprefix("cards-defence-") in mistaken


def test_an_exposed_choice_is_quoted_with_the_measurement_as_the_reason(tmp_path: Path) -> None:
    debrief, _ = sat(a_shell(tmp_path), well=False)

    lab = of(debrief, "lab")
    assert isinstance(lab.grade, Scorecard)
    assert lab.run is not None
    exposed = next(m for m in lab.grade.mistakes if m.id == "uncalibrated-scores-as-probabilities")
    assert exposed.why in {reveal.quote for reveal in lab.run.reveals}
    report = next(m for m in lab.grade.marks if m.criterion == "chose-weights")
    assert report.contradicted is not None
    assert (report.level, report.contradicted.quote) == (0, '"weights": "balanced"')


def test_a_fact_is_told_and_what_nobody_knows_is_handed_back(tmp_path: Path) -> None:
    shell = a_shell(tmp_path)
    view = shell.start_case("cards")

    shell.design.ask(view.id, view.turn, "How much traffic is there?")
    shell.design.ask(view.id, view.turn, "Which colour is the logo?")

    lines = shell.view(view.id).lines
    assert [line.way for line in lines] == ["ask", "query", "reply", "query", "reply"]
    assert lines[2].text == "Traffic: The traffic is 100."
    assert lines[4].text.startswith("Nobody has told me that: it is your call.")


def test_a_missing_part_is_asked_for_and_an_amended_board_is_taken(tmp_path: Path) -> None:
    shell = a_shell(tmp_path)
    view = shell.start_case("cards")
    while view.easel and view.easel.task != "board":
        view = shell.skip(view.id, view.turn)

    asked = shell.answer(view.id, view.turn, WITHOUT)
    assert asked.easel is not None
    after = shell.answer(view.id, asked.turn, BOARD)

    assert (asked.prompt, asked.easel.before) == ("Where is the monitoring?", WITHOUT)
    assert after.easel is not None
    assert after.easel.phase is not None
    assert after.easel.phase.id == "iteration"
    shell.end(view.id)
    board = of(shell.debrief(view.id), "board")
    assert board.answer == BOARD
    assert isinstance(board.grade, Scorecard)
    assert board.grade.share == 1


def test_what_was_foreseen_stands_once_it_was_measured(tmp_path: Path) -> None:
    shell = a_shell(tmp_path)
    view = until_lab(shell)
    shell.design.run_lab(view.id, view.turn, WEAK)

    with pytest.raises(UserError, match="what was foreseen stands"):
        shell.design.run_lab(view.id, view.turn, STRONG)

    desk = shell.view(view.id).easel
    assert desk is not None
    assert desk.lab is not None
    assert desk.lab.run is not None
    assert desk.lab.run.choices["weights"] == "balanced"


def test_a_stopped_run_can_be_done_again_with_other_choices(tmp_path: Path) -> None:
    shell = a_shell(tmp_path)
    view = until_lab(shell)
    shell.design.grids = ()  # nothing was measured ahead
    other = json.dumps({"choices": {"model": "logistic"}})

    def stop(_done: float, _what: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        shell.design.run_lab(view.id, view.turn, other, stop)

    desk = shell.view(view.id).easel
    assert desk is not None
    assert desk.lab is not None
    assert (desk.lab.sent, desk.lab.run, desk.lab.choices["model"]) == (True, None, "logistic")
    assert shell.design.run_lab(view.id, view.turn, STRONG).choices["weights"] == "none"


def test_the_minutes_a_run_takes_are_not_the_candidates(tmp_path: Path) -> None:
    now, wait = a_clock()
    pack = write_design_pack(tmp_path)
    shell = open_rehearsal(a_world(tmp_path, now, pack_dir=pack), grade_by_words)
    view = until_lab(shell)
    shell.design.grids = ()  # nothing was measured ahead
    waited: list[str] = []

    def slowly(_done: float, what: str) -> None:
        if not waited:
            wait(3)
        waited.append(what)

    shell.design.run_lab(view.id, view.turn, WEAK, slowly)

    assert waited
    after = shell.view(view.id)
    assert (after.state, after.seconds_left) == ("asking", view.seconds_left)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("not json", "takes JSON"),
        ('{"choices": {"wieghts": "none"}}', "did you mean 'weights'"),
        ('{"expect": {"ecee": 1}}', "did you mean 'ece'"),
        ('{"expect": {"ece": "high"}}', "expect numbers"),
        ('{"choose": {}}', "and nothing else"),
        ("[" * 9000, "takes JSON"),
    ],
)
def test_a_lab_that_cannot_be_run_is_told_in_one_line_and_kept(
    tmp_path: Path, text: str, told: str
) -> None:
    shell = a_shell(tmp_path)
    view = until_lab(shell)

    with pytest.raises(UserError, match=told) as error:
        shell.design.run_lab(view.id, view.turn, text)

    assert "\n" not in str(error.value)
    assert shell.view(view.id).draft == text
    with pytest.raises(UserError, match="Run your design first"):
        shell.design.move_on(view.id, view.turn)


def test_a_late_page_loses_no_choices(tmp_path: Path) -> None:
    shell = a_shell(tmp_path)
    view = until_lab(shell)
    shell.skip(view.id, view.turn)

    with pytest.raises(Conflict, match="your text was kept"):
        shell.design.run_lab(view.id, view.turn, WEAK)

    assert WEAK in [line.text for line in shell.view(view.id).transcript]


# A candidate whose design is being measured when the lights go out.
RUNS = """
import sys
from greenroom.rehearsal import open_rehearsal
from greenroom.world import open_world
from tests.builders import grade_by_words

def progress(done, what):
    print("measuring", flush=True)
    sys.stdin.read()  # for ever

shell = open_rehearsal(open_world(), grade_by_words)
shell.design.grids = ()  # nothing was measured ahead
view = shell.start_case("cards")
while view.easel.task != "lab":
    view = shell.skip(view.id, view.turn)
print(view.id, flush=True)
shell.design.run_lab(view.id, view.turn, sys.argv[1], progress)
"""


def the_environment(folder: Path) -> dict[str, str]:
    own = {"GREENROOM_DATA_DIR": str(folder), "GREENROOM_PACK": str(folder / "pack")}
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    return {**os.environ, **own, "PYTHONPATH": paths, "GREENROOM_MODELS_DIR": str(folder / "no")}


def test_a_server_killed_while_it_measures_loses_nothing_and_measures_again(
    tmp_path: Path,
) -> None:
    write_design_pack(tmp_path)
    command, pipe = [sys.executable, "-c", RUNS, WEAK], subprocess.PIPE
    with subprocess.Popen(
        command, env=the_environment(tmp_path), stdin=pipe, stdout=pipe, text=True
    ) as process:
        assert process.stdout
        session_id = process.stdout.readline().strip()
        assert process.stdout.readline() == "measuring\n"
        process.kill()

    real = a_world(tmp_path)
    shell = open_rehearsal(replace(real, new_id=lambda: "other"), grade_by_words)
    view = shell.view(session_id)
    assert view.easel is not None
    assert view.easel.lab is not None
    assert (view.easel.lab.sent, view.easel.lab.run) == (True, None)
    assert view.easel.lab.choices["weights"] == "balanced"
    shell.end(session_id)
    debrief = shell.debrief(session_id)
    lab = of(debrief, "lab")
    assert lab.answer == WEAK
    assert lab.run is not None
    assert lab.run.choices["weights"] == "balanced"


def test_the_run_and_its_reveals_travel_in_the_archive(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    there.mkdir()
    shell, other = a_shell(here), a_shell(there)
    debrief, _ = sat(shell, well=False)

    shell.export(tmp_path / "all.zip")
    other.import_(tmp_path / "all.zip")

    assert other.debrief(debrief.id) == debrief


def greenroom(folder: Path, *arguments: str, said: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "greenroom", *arguments],
        env=the_environment(folder),
        input=said,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_design_is_sat_by_a_file_of_answers(tmp_path: Path) -> None:
    write_design_pack(tmp_path)
    answers = {
        "cards-frame": ["/ask how much traffic is there?", "I ask who decides, and how often."],
        "cards-board": BOARD,
        "cards-capacity": CAPACITY,
        "cards-lab": {"choices": {"model": "logistic"}, "expect": {"ece": 0.9}},
        "*": ["I would think about the data first, and then say what I expect of it."],
    }
    (tmp_path / "answers.json").write_text(json.dumps(answers))
    file = str(tmp_path / "answers.json")

    done = greenroom(tmp_path, "interview", "--case", "cards", "--answers", file, "--json")

    assert done.returncode == 0, done.stderr
    cards = {card["question"]: card for card in json.loads(done.stdout)["scorecards"]}
    assert cards["cards-frame"]["turns"][2]["text"] == "Traffic: The traffic is 100."
    assert cards["cards-lab"]["run"]["choices"]["model"] == "logistic"
    assert (cards["cards-lab"]["case"], cards["cards-lab"]["task"]) == ("cards", "lab")
    assert {mark["level"] for mark in cards["cards-board"]["marks"]} <= {1, 2}
    assert any(name.startswith("cards-defence-") for name in cards)


def test_a_design_is_sat_in_the_terminal(tmp_path: Path) -> None:
    write_design_pack(tmp_path)
    skipped = "/skip\n\n" * 8
    talk = f"/ask how much traffic\n\n/template\n\nI ask who decides.\n\n{skipped}"
    written = f"{CAPACITY}\n\n/skip\n\n/notes\n\n{BOARD}\n\n/skip\n\n"
    lab = "\n" * 7 + "x\n0.2 0.1 0.3\n\n"

    done = greenroom(tmp_path, "interview", "design", said=f"{talk}{written}{lab}/end\n\n")

    assert done.returncode == 0, done.stderr
    for words in (
        "The bank wants less fraud.",
        "The traffic is 100.",
        "Who decides what",
        "given: a peak of three times the mean",
        "rate: 8.64e6/86400 * 3 = 300/s",
        "you expected 0.2: in the range",
        "Your scores sum to 3.09 times the true positives.",
        "“log -> monitoring”",
    ):
        assert words in done.stdout, words
