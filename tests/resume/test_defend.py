"""What a round that defends a résumé asks."""

from collections import Counter
from dataclasses import replace

import pytest

from greenroom.content.model import Bank
from greenroom.errors import UserError
from greenroom.grading.free_text import make_grader
from greenroom.grading.model import Scorecard
from greenroom.language.embed import Embedder
from greenroom.resume.claims import asked_of, claims
from greenroom.resume.defend import COUNT, MOST_OF_A_KIND, defence, question_about
from greenroom.resume.ledger import HOLDS, Status, ledger
from greenroom.resume.model import Bullet
from greenroom.resume.probes import probe_kinds, probes
from greenroom.resume.score.bullet import read_bullet
from tests.resume.lines import Answered, answers, everybody

BOLD = read_bullet("Cut losses 23% ($4.1M/yr) with LightGBM", "Engineer, Acme")
PLAIN = read_bullet("Worked on embeddings", "Analyst, Beta")
RESUME = [BOLD, read_bullet("Deployed pricing models to 85 stores", "Engineer, Acme"), PLAIN]
PAIRS = answers()


def asked(bullets: list[Bullet], bank: Bank, **status: Status) -> list[str]:
    """The claims asked about, with some bullets (by their entry's first word) standing so."""
    book = [
        replace(claim, status=status.get(claim.entry.split()[0].rstrip(",").lower(), claim.status))
        for claim in ledger(bullets, {}, {})
    ]
    found = [asked_of(question.id) for question in defence(bullets, bank.questions, book)]
    return [each[0] for each in found if each]


def test_every_kind_of_probe_has_its_question(bank: Bank) -> None:
    kinds = {each.kind.id for each in probe_kinds()}

    assert kinds == {q.id for q in bank.questions.values() if q.kind == "resume"}


def test_a_round_has_seven_different_questions_and_never_three_of_a_kind(bank: Bank) -> None:
    for lines in everybody():
        questions = defence(lines, bank.questions)

        kinds = Counter(about[1] for q in questions if (about := asked_of(q.id)))
        assert len({question.id for question in questions}) == len(questions) == COUNT
        assert len({question.ask for question in questions}) == COUNT
        assert max(kinds.values()) <= MOST_OF_A_KIND


def test_a_question_quotes_the_line_and_is_marked_by_its_kinds_rubric(bank: Bank) -> None:
    ask = probes(BOLD)[0]

    question = question_about(BOLD, ask, bank.questions)

    assert (question.kind, question.ask) == ("resume", ask.ask)
    assert ask.quote in question.ask
    assert question.rubric == bank.questions[ask.kind].rubric


def test_the_boldest_claim_of_the_newest_entry_is_asked_about(bank: Bank) -> None:
    assert claims(BOLD)[0].id in asked(RESUME, bank)


def test_the_order_is_that_of_the_resume(bank: Bank) -> None:
    order = [claim.id for bullet in RESUME for claim in claims(bullet)]

    found = asked(RESUME, bank)

    assert found == sorted(found, key=order.index)


def test_a_claim_that_is_dropped_is_not_asked_about(bank: Bank) -> None:
    assert claims(PLAIN)[0].id in asked(RESUME, bank)
    assert claims(PLAIN)[0].id not in asked(RESUME, bank, analyst="drop")


def test_a_shaky_claim_is_preferred_to_one_that_was_defended(bank: Bank) -> None:
    words = ("one", "two", "three", "four", "five")
    texts = [BOLD.text.replace("23", f"2{number}") for number in range(5)]
    lines = [
        replace(BOLD, text=text, entry=f"{word}, Acme")
        for text, word in zip(texts, words, strict=True)
    ]
    last = claims(lines[4])[0].id

    shaky = asked(lines, bank, five="shaky", one="defended")

    assert shaky.count(last) >= asked(lines, bank, five="defended").count(last)
    assert last in shaky


def test_the_same_resume_makes_the_same_round(bank: Bank) -> None:
    assert defence(RESUME, bank.questions) == defence(RESUME, bank.questions)


def test_without_a_line_nothing_is_asked(bank: Bank) -> None:
    assert defence([], bank.questions) == ()


def test_a_pack_without_such_questions_says_so() -> None:
    assert defence(RESUME, {}) == ()
    with pytest.raises(UserError, match="no question"):
        question_about(BOLD, probes(BOLD)[0], {})


def test_there_is_a_pair_of_answers_for_each_kind(bank: Bank) -> None:
    assert {pair.kind for pair in PAIRS} == {each.kind.id for each in probe_kinds()}
    assert all(pair.question(bank) for pair in PAIRS)


def shares(pair: Answered, bank: Bank, embed: Embedder) -> tuple[float, float]:
    grader = make_grader(embed, bank.mistakes)
    cards = [grader(pair.question(bank), text) for text in (pair.good, pair.poor)]
    good, poor = [card.share if isinstance(card, Scorecard) else 0.0 for card in cards]
    return good, poor


@pytest.mark.models
@pytest.mark.parametrize(("name", "least"), [("answers", 0.85), ("answers-seen", 0.95)])
def test_good_answers_hold_and_poor_ones_do_not(
    name: str, least: float, bank: Bank, embed: Embedder
) -> None:
    marked = [shares(pair, bank, embed) for pair in answers(name)]

    assert all(good > poor for good, poor in marked)
    assert sum(good >= HOLDS for good, _ in marked) >= least * len(marked)
    assert sum(poor < HOLDS for _, poor in marked) >= least * len(marked)
