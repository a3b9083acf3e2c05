"""The fraud case as it is shipped, sat by a strong and a weak candidate before the real grader."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from greenroom.content.cases import Case, Talk, read_case
from greenroom.content.load import read_mistakes
from greenroom.grading.free_text import make_grader
from greenroom.grading.model import Scorecard
from greenroom.labs.grid import SHIPPED, answer
from greenroom.labs.registry import find_lab
from greenroom.language.embed import Embedder
from greenroom.rehearsal import Rehearsal, open_rehearsal
from greenroom.views import Debrief, View
from tests.builders import a_world
from tests.conftest import PACK

pytestmark = pytest.mark.models

TALKED = ("fraud-frame", "fraud-evaluation", "fraud-monitoring")  # the rest is passed on
WEAK_BOARD = "payments -> model -> decision\nwarehouse -> model"
STRONG = {"labels": "delayed"}  # the one thing the weak design does that matters most


@pytest.fixture(scope="module")
def case() -> Case:
    return read_case(PACK, "fraud")


def said(case: Case, name: str) -> dict[str, str]:
    """What one of the case's own exemplars says to each question."""
    talks: dict[str, Talk] = {f"fraud-{phase.id}": phase for phase in case.phases}
    talks |= {f"fraud-defence-{each.choice}": each for each in case.defence}
    exemplars = {q: {e.name: e.answer for e in talk.exemplars} for q, talk in talks.items()}
    wanted = {q: answers[name] for q, answers in exemplars.items()}
    return {q: text for q, text in wanted.items() if q in TALKED or "defence" in q}


def written(case: Case, *, well: bool) -> dict[str, str]:
    numbers = case.capacity.quantities
    right = "\n".join(f"{each.id}: {each.value:g} {each.unit}" for each in numbers)
    wrong = f"{numbers[0].id}: {numbers[0].value * 1000:g} {numbers[0].unit}"
    choices: Mapping[str, str] = STRONG if well else {}
    return {
        "fraud-board": case.board.example if well else WEAK_BOARD,
        "fraud-capacity": right if well else wrong,
        "fraud-lab": json.dumps({"choices": choices, "expect": {"offline-ap": 0.99}}),
    }


def sat(shell: Rehearsal, replies: Mapping[str, str]) -> tuple[Debrief, list[View]]:
    """Answer each question once and pass on what is asked further."""
    view, seen, given = shell.start_case("fraud"), list[View](), set[str]()
    while view.state != "closed":
        assert view.question
        seen.append(view)
        about = view.question.id
        if about not in replies or about in given:
            view = shell.skip(view.id, view.turn)
        elif about == "fraud-lab":
            shell.design.run_lab(view.id, view.turn, replies[about])
            shell.design.move_on(view.id, view.turn)
            view = shell.view(view.id)
        else:
            view = shell.answer(view.id, view.turn, replies[about])
        given.add(about)
    return shell.debrief(view.id), seen


def test_strong_and_weak_candidates_get_debriefs_that_say_why(
    tmp_path: Path, embed: Embedder, case: Case
) -> None:
    lab = find_lab(case.lab)
    if any(answer(lab, choices, 0, [SHIPPED]) is None for choices in ({}, STRONG)):
        pytest.skip("the fraud lab's grid is of another revision: greenroom lab sweep fraud")
    grader = make_grader(embed, read_mistakes(PACK))
    shell = open_rehearsal(a_world(tmp_path, pack_dir=PACK), grader)

    strong, _ = sat(shell, said(case, "strong-hire") | written(case, well=True))
    weak, seen = sat(shell, said(case, "strong-no-hire") | written(case, well=False))

    assert strong.share > weak.share + 0.4
    shares = {
        (debrief.id, q.question.id): q.grade.share
        for debrief in (strong, weak)
        for q in debrief.questions
        if isinstance(q.grade, Scorecard)
    }
    for name in (*TALKED, "fraud-board", "fraud-capacity"):
        assert shares[strong.id, name] > shares[weak.id, name] + 0.4, name
    assert {"no-monitoring", "target-leakage"} <= {mistake.id for mistake in weak.mistakes}
    assert "target-leakage" not in {mistake.id for mistake in strong.mistakes}
    run = next(q.run for q in weak.questions if q.task == "lab")
    assert run is not None
    asked = [view.prompt for view in seen if view.part == "Defence"]
    assert asked[0] in {question.ask for question in run.questions}
    told = f"{run.metrics['served-ap'].mean:.3f}"
    assert any(told in prompt for prompt in asked)
