"""A case as a round asks it."""

from collections import Counter

import pytest
from pydantic import TypeAdapter

from greenroom.content.cases import PHASES, read_case, read_phases
from greenroom.design.questions import brief_of, kept_case, lab_question
from greenroom.errors import UserError
from greenroom.labs.registry import find_lab
from greenroom.session.designs import case_session
from greenroom.session.model import Planned
from tests.builders import NINE, a_round
from tests.cases import a_case, some_guides
from tests.conftest import PACK

LAB = find_lab("calibration")


def test_the_questions_come_in_the_order_of_a_design() -> None:
    brief = brief_of(a_case(), some_guides(), LAB)

    order = [planned.part for planned in brief.planned if not planned.awaits]
    assert order == ["frame", "data", "features", "baseline", "model", "change", "evaluation",
                     "serving", "capacity", "monitoring", "board", "iteration", "lab"]  # fmt: skip
    tasks = {planned.task: planned.question.id for planned in brief.planned if planned.task}
    assert tasks == {"capacity": "cards-capacity", "board": "cards-board", "lab": "cards-lab"}


def test_the_parts_are_the_phases_with_their_minutes() -> None:
    brief = brief_of(a_case(), some_guides(), LAB)

    parts = {part.id: part.minutes for part in brief.parts}
    assert {parts[phase] for phase in PHASES} == {5}
    assert (parts["change"], parts["capacity"], parts["board"], parts["defence"]) == (3, 6, 6, 9)
    assert {planned.part for planned in brief.planned} == set(parts)


def test_every_question_has_a_name_of_its_own_and_says_which_case_it_is_of() -> None:
    brief = brief_of(a_case(), some_guides(), LAB)

    names = Counter(planned.question.id for planned in brief.planned)
    assert set(names.values()) == {1}
    assert {planned.case for planned in brief.planned} == {"cards"}


def test_a_case_without_a_lab_stays_spoken() -> None:
    brief = brief_of(a_case(lab="", defence=()), some_guides(), None)

    assert "lab" not in {part.id for part in brief.parts}
    assert not [planned for planned in brief.planned if planned.awaits]


def test_a_lab_is_marked_on_what_is_foreseen_and_on_each_choice() -> None:
    rubric = {criterion.id: criterion.top for criterion in lab_question(a_case(), LAB).rubric}

    assert rubric["foresees-ece"] == 2
    assert {f"chose-{choice.id}" for choice in LAB.choices} <= set(rubric)


def test_a_session_keeps_the_case_it_was_started_with() -> None:
    case = a_case()
    session = case_session("s", brief_of(case, some_guides(), LAB), None, NINE)
    again = TypeAdapter(tuple[Planned, ...]).dump_json(session.plan)

    kept = kept_case(session, "cards")

    assert (kept.facts, kept.board, kept.capacity) == (case.facts, case.board, case.capacity)
    assert TypeAdapter(tuple[Planned, ...]).validate_json(again) == session.plan
    with pytest.raises(UserError, match="damaged"):
        kept_case(session, "other")


def test_a_round_that_drew_a_case_keeps_its_own_words() -> None:
    brief = brief_of(a_case(), some_guides(), LAB)
    sitting = a_round(id="design", minutes=90)

    session = case_session("s", brief, sitting, NINE)

    assert (session.round.opening, session.round.minutes) == (sitting.opening, 90)
    assert session.round.parts == brief.parts


@pytest.mark.parametrize("path", sorted(PACK.glob("cases/*.yaml")), ids=lambda path: path.stem)
def test_a_shipped_case_becomes_questions(path: object) -> None:
    name = str(getattr(path, "stem", ""))
    case = read_case(PACK, name)

    brief = brief_of(case, read_phases(PACK), find_lab(case.lab) if case.lab else None)

    assert all(planned.question.rubric for planned in brief.planned)
