"""A résumé is defended in a round on a real database, and the ledger says which lines stood up."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from greenroom.content.load import read_mistakes
from greenroom.content.model import Bank, Question
from greenroom.errors import UserError
from greenroom.grading.free_text import make_grader
from greenroom.grading.model import Grade
from greenroom.rehearsal import Rehearsal, open_rehearsal
from greenroom.resume.claims import claims
from greenroom.resume.defend import defence, question_about
from greenroom.resume.ledger import Note, ledger
from greenroom.resume.model import Bullet
from greenroom.resume.probes import ask_about
from greenroom.resume.score.bullet import read_bullet
from greenroom.views import View
from tests.builders import a_world
from tests.conftest import PACK
from tests.resume.lines import answers

NO_MORE = "There is nothing that I could add to this."
PAIRS = {pair.kind: pair for pair in answers()}
LINES = {
    kind: read_bullet(PAIRS[kind].bullet, f"Engineer, {place}")
    for kind, place in (("deployment", "Acme"), ("latency-and-scale", "Beta"))
}
FAST, SHIPPED = LINES["latency-and-scale"], LINES["deployment"]


@pytest.fixture
def rehearsal(tmp_path: Path) -> Iterator[Rehearsal]:
    by_words = make_grader(None, read_mistakes(PACK))  # the same on every machine
    opened = open_rehearsal(a_world(tmp_path, pack_dir=PACK), by_words)
    try:
        yield opened
    finally:
        opened.close()


def about(kind: str, bank: Bank) -> Question:
    line = LINES[kind]
    asked = ask_about(line, kind, (0, len(line.text)))
    return question_about(line, asked.ask, bank.questions)


def sit(rehearsal: Rehearsal, said: Mapping[str, str], questions: tuple[Question, ...]) -> View:
    """Answer each question with what is said to it, and every follow-up with nothing more."""
    view = rehearsal.start_resume("Defend my résumé", questions)
    answered: set[str] = set()
    while view.question is not None:
        fresh = view.question.id not in answered
        answered.add(view.question.id)
        text = said[view.question.id] if fresh else NO_MORE
        view = rehearsal.answer(view.id, view.turn, text)
    return view


def grades(rehearsal: Rehearsal, view: View) -> dict[str, Grade]:
    told = rehearsal.debrief(view.id).questions
    return {each.question.id: each.grade for each in told if each.grade}


def statuses(found: Mapping[str, Grade], notes: Mapping[str, Note] | None = None) -> list[str]:
    return [claim.status for claim in ledger([SHIPPED, FAST], found, notes or {})]


def test_a_good_answer_defends_a_line_and_a_poor_one_makes_it_shaky(
    rehearsal: Rehearsal, bank: Bank
) -> None:
    shipped, fast = about("deployment", bank), about("latency-and-scale", bank)
    assert statuses({}) == ["untested", "untested"]

    said = {shipped.id: PAIRS["deployment"].good, fast.id: PAIRS["latency-and-scale"].poor}
    first = grades(rehearsal, sit(rehearsal, said, (shipped, fast)))
    assert statuses(first) == ["defended", "shaky"]

    said = {fast.id: PAIRS["latency-and-scale"].good}
    later = first | grades(rehearsal, sit(rehearsal, said, (fast,)))
    assert statuses(later) == ["defended", "defended"]

    off = {claims(SHIPPED)[0].id: Note(dropped=True)}
    assert statuses(later, off) == ["drop", "defended"]


def test_the_ledger_quotes_what_was_said(rehearsal: Rehearsal, bank: Bank) -> None:
    shipped = about("deployment", bank)

    found = grades(rehearsal, sit(rehearsal, {shipped.id: PAIRS["deployment"].good}, (shipped,)))

    heard = ledger([SHIPPED], found, {})[0].heard[0]
    assert heard.quotes
    assert all(quote in PAIRS["deployment"].good for quote in heard.quotes)


def test_a_thin_answer_is_followed_up_like_in_any_round(rehearsal: Rehearsal, bank: Bank) -> None:
    shipped = about("deployment", bank)
    view = rehearsal.start_resume("Defend my résumé", (shipped,))
    assert view.prompt == shipped.ask
    assert SHIPPED.text.split(" at ")[0] in view.prompt

    view = rehearsal.answer(view.id, view.turn, PAIRS["deployment"].poor)

    assert view.prompt in [probe.ask for probe in shipped.probes]


def test_a_hint_is_given_and_a_line_can_be_passed_on(rehearsal: Rehearsal, bank: Bank) -> None:
    shipped, fast = about("deployment", bank), about("latency-and-scale", bank)
    view = rehearsal.start_resume("Defend my résumé", (shipped, fast))

    view = rehearsal.hint(view.id, view.turn)
    assert view.lines[-1].way == "hint"
    view = rehearsal.skip(view.id, view.turn)

    assert view.prompt == fast.ask


def test_a_whole_round_of_a_resume_can_be_sat_to_its_debrief(
    rehearsal: Rehearsal, bank: Bank
) -> None:
    lines: list[Bullet] = [SHIPPED, FAST, read_bullet("Worked on embeddings", "Analyst, Gamma")]
    questions = defence(lines, bank.questions)

    view = sit(rehearsal, {question.id: question.answer for question in questions}, questions)

    debrief = rehearsal.debrief(view.id)
    assert debrief.round.id == "defend-my-resume"
    assert [each.question.ask for each in debrief.questions] == [q.ask for q in questions]
    assert rehearsal.history()[0].answered == len(questions)


def test_what_to_practise_are_the_kinds_that_went_worst(rehearsal: Rehearsal, bank: Bank) -> None:
    shipped, fast = about("deployment", bank), about("latency-and-scale", bank)
    said = {shipped.id: PAIRS["deployment"].good, fast.id: PAIRS["latency-and-scale"].poor}

    view = sit(rehearsal, said, (shipped, fast))

    drills = {drill.topic: drill.question_ids for drill in rehearsal.debrief(view.id).drills}
    assert drills["resume"][0] == "latency-and-scale"
    assert set(drills["resume"]) <= {"latency-and-scale", "deployment"}


def test_a_resume_without_a_line_starts_no_round(rehearsal: Rehearsal) -> None:
    with pytest.raises(UserError, match="no line"):
        rehearsal.start_resume("Defend my résumé", ())
