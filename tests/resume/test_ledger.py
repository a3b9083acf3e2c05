"""How a claim stands: from its latest grades and the candidate's own decision, nothing else."""

import json
from dataclasses import replace

from greenroom.grading.model import Evidence, Grade, Scorecard, Ungraded
from greenroom.resume.claims import claims, question_id
from greenroom.resume.ledger import Claim, Note, ledger, ledger_json
from greenroom.resume.model import Bullet
from tests.builders import a_criterion, a_found, a_question, a_scorecard

LINE = Bullet("Cut costs by 30%, raised recall from 0.81 to 0.88", entry="Engineer, Acme")
FIRST, SECOND = claims(LINE)
ASKED = question_id(FIRST, "model-choice")
QUESTION = a_question(ASKED, a_criterion("reason", weight=1), a_criterion("rejected", weight=1))
SAID = "Boosting, as the table is small."


def graded(**levels: int) -> Scorecard:
    return a_scorecard(QUESTION, SAID, levels)


def drawn_up(*grades: Grade, note: Note | None = None) -> Claim:
    notes = {FIRST.id: note} if note else {}
    return ledger([LINE], {grade.question: grade for grade in grades}, notes)[0]


def ungraded() -> Ungraded:
    return Ungraded(
        question=ASKED, revision=1, grader="word-1", answer="Hm", reason="thin-evidence"
    )


def contradicted() -> Scorecard:
    card = graded(reason=1, rejected=1)
    wrong = Evidence(start=0, end=8, quote="Boosting")
    return replace(card, marks=(replace(card.marks[0], contradicted=wrong), *card.marks[1:]))


def test_a_claim_is_untested_until_somebody_asks() -> None:
    claim = drawn_up()

    assert (claim.status, claim.quote, claim.entry) == (
        "untested", "Cut costs by 30%", "Engineer, Acme"
    )  # fmt: skip
    assert claim.reasons == ("Nobody has asked about it yet.",)


def test_an_answer_with_half_of_the_credit_defends_it_and_is_quoted() -> None:
    claim = drawn_up(graded(reason=1))

    assert claim.status == "defended"
    assert claim.reasons == ("Asked about model choice, your answer earned 50% of the credit.",)
    assert claim.heard[0].quotes == (SAID,)


def test_an_answer_with_less_makes_it_shaky_and_says_what_was_not_heard() -> None:
    claim = drawn_up(graded())

    assert claim.status == "shaky"
    assert "nothing was heard on reason, rejected" in claim.reasons[0]


def test_an_answer_that_says_the_opposite_makes_it_shaky_whatever_else_it_earned() -> None:
    claim = drawn_up(contradicted())

    assert claim.status == "shaky"
    assert "“Boosting”" in claim.reasons[0]


def test_a_serious_mistake_makes_it_shaky() -> None:
    card = replace(graded(reason=1, rejected=1), mistakes=(a_found(answer=SAID, serious=True),))

    claim = drawn_up(card)

    assert claim.status == "shaky"
    assert "a serious mistake was heard" in claim.reasons[0]


def test_an_answer_that_could_not_be_marked_leaves_it_untested_and_says_so() -> None:
    claim = drawn_up(ungraded())

    assert claim.status == "untested"
    assert claim.reasons == (
        "Asked about model choice, the answer could not be marked (thin evidence).",
    )


def test_one_shaky_answer_outweighs_a_good_one() -> None:
    other = a_question(question_id(FIRST, "baseline"), *QUESTION.rubric)

    claim = drawn_up(graded(reason=1, rejected=1), a_scorecard(other, SAID, {}))

    assert claim.status == "shaky"
    assert len(claim.heard) == 2


def test_what_the_candidate_drops_is_dropped_and_their_evidence_is_kept() -> None:
    claim = drawn_up(graded(reason=1, rejected=1), note=Note("The notebook of May", dropped=True))

    assert (claim.status, claim.evidence) == ("drop", "The notebook of May")


def test_a_note_alone_defends_nothing() -> None:
    assert drawn_up(note=Note("The report of the A/B test")).status == "untested"


def test_each_claim_of_a_bullet_stands_on_its_own() -> None:
    told = ledger([LINE], {ASKED: graded(reason=1, rejected=1)}, {})

    assert [claim.status for claim in told] == ["defended", "untested"]


def test_grades_of_other_questions_change_nothing() -> None:
    other = a_question("model-choice", *QUESTION.rubric)

    told = ledger([LINE], {"model-choice": a_scorecard(other, SAID, {})}, {})

    assert [claim.status for claim in told] == ["untested", "untested"]


def test_a_line_that_stands_twice_is_one_claim() -> None:
    assert len(ledger([LINE, LINE], {}, {})) == 2


def test_the_ledger_is_plain_data_too() -> None:
    told = ledger_json(ledger([LINE], {ASKED: graded(reason=1)}, {}))

    first = json.loads(json.dumps(told))[0]
    assert first["claim"] == "Cut costs by 30%"
    assert first["heard"][0]["share"] == 0.5
