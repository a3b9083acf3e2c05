from dataclasses import replace

from greenroom.content.model import Bank
from greenroom.feedback import make_debrief
from greenroom.grading.model import Grade, Ungraded
from greenroom.session.model import Closed, Session, Turn
from greenroom.views import Debrief
from tests.builders import (
    NINE,
    a_bank,
    a_criterion,
    a_found,
    a_question,
    a_scorecard,
    a_session,
    answered,
    asked,
    hinted,
    minutes,
    skipped,
)

DEEP = a_question("deep", a_criterion("depth", top=2, weight=3), a_criterion("side"))
TREE = a_question("tree", a_criterion("split", weight=2), topic="trees")
OTHERS = (
    a_question("deeper", topic="evaluation"),
    a_question("forest", topic="trees", mistakes=("target-leakage",)),
)
BANK = a_bank(DEEP, TREE, *OTHERS)


def a_debrief(*turns: Turn, grades: tuple[Grade, ...] = (), bank: Bank = BANK) -> Debrief:
    end = Closed(at=NINE + minutes(30), reason="done")
    session: Session = a_session(DEEP, TREE, turns=(*turns, end))
    return make_debrief(session, {grade.question: grade for grade in grades}, bank)


def test_each_criterion_shows_its_anchor_and_the_next() -> None:
    card = a_scorecard(DEEP, levels={"depth": 1, "side": 1})

    criteria = a_debrief(asked(DEEP), answered(DEEP), grades=(card,)).questions[0].criteria
    assert [(each.anchor, each.next_anchor) for each in criteria] == [
        ("depth at 1", "depth at 2"),
        ("side at 1", ""),
    ]


def test_an_ungraded_answer_has_no_marks_and_says_what_to_aim_for() -> None:
    grade = Ungraded(question="deep", revision=1, grader="word-1", answer="Hm.", reason="silence")

    debrief = a_debrief(asked(DEEP), answered(DEEP, "Hm."), grades=(grade,))
    first = debrief.questions[0].criteria[0]
    assert (first.mark, first.anchor, first.next_anchor) == (None, "", "depth at 1")
    assert (debrief.recommendation, debrief.grader) == ("", "word-1")


def test_only_questions_that_were_asked_are_in_it() -> None:
    debrief = a_debrief(asked(DEEP), answered(DEEP), grades=(a_scorecard(DEEP),))

    assert [each.question.id for each in debrief.questions] == ["deep"]
    assert debrief.coverage == 0.5


def test_hints_and_minutes_are_counted() -> None:
    debrief = a_debrief(asked(DEEP), hinted(DEEP, "depth"), answered(DEEP))

    assert (debrief.questions[0].hints, debrief.minutes_used) == (1, 30)


def test_a_question_answered_and_then_left_is_not_called_skipped() -> None:
    debrief = a_debrief(asked(DEEP), answered(DEEP), skipped(DEEP), asked(TREE), skipped(TREE))

    assert [each.skipped for each in debrief.questions] == [False, True]


def test_a_mistake_made_twice_is_told_once_and_serious_ones_first() -> None:
    light, grave = a_found("default-threshold"), a_found("target-leakage", serious=True)
    cards = (
        a_scorecard(DEEP, mistakes=(light,)),
        a_scorecard(TREE, mistakes=(light, grave)),
    )
    turns = (asked(DEEP), answered(DEEP), asked(TREE), answered(TREE))

    debrief = a_debrief(*turns, grades=cards)
    assert [mistake.id for mistake in debrief.mistakes] == ["target-leakage", "default-threshold"]


def test_a_serious_mistake_is_drilled_first_with_questions_that_listen_for_it() -> None:
    grave = a_found("target-leakage", serious=True)
    card = a_scorecard(DEEP, levels={"depth": 1}, mistakes=(grave,))

    first, second = a_debrief(asked(DEEP), answered(DEEP), grades=(card,)).drills
    assert (first.title, first.question_ids) == ("target leakage", ("forest",))
    assert (second.topic, second.question_ids) == ("evaluation", ("deeper", "deep"))


def test_topics_are_drilled_by_the_credit_missed() -> None:
    cards = (a_scorecard(DEEP, levels={"depth": 2}), a_scorecard(TREE, levels={}))
    turns = (asked(DEEP), answered(DEEP), asked(TREE), answered(TREE))
    even = a_debrief(*turns, grades=cards).drills
    heavy = a_debrief(*turns, grades=(a_scorecard(DEEP), cards[1])).drills

    assert [drill.topic for drill in even] == ["trees", "evaluation"]
    assert [drill.topic for drill in heavy] == ["evaluation", "trees"]
    assert "“Knows depth”" in heavy[0].why


def test_what_was_passed_on_is_drilled_as_well() -> None:
    full = a_scorecard(DEEP, levels={"depth": 2, "side": 1})
    turns = (asked(DEEP), answered(DEEP), asked(TREE), skipped(TREE))

    (drill,) = a_debrief(*turns, grades=(full,)).drills
    assert (drill.topic, drill.question_ids) == ("trees", ("forest", "tree"))
    assert "Nothing was said" in drill.why


def test_a_topic_the_pack_has_dropped_can_still_be_drilled() -> None:
    (drill,) = a_debrief(asked(TREE), skipped(TREE), bank=a_bank(OTHERS[0])).drills

    assert (drill.title, drill.question_ids) == ("trees", ("tree",))


def test_a_perfect_round_has_nothing_to_drill() -> None:
    card = replace(a_scorecard(DEEP, levels={"depth": 2, "side": 1}))

    assert a_debrief(asked(DEEP), answered(DEEP), grades=(card,)).drills == ()
