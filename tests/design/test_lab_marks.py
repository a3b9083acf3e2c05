"""What a lab's answer says, and what a run makes of it."""

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.design.lab_answer import Expectation, LabAnswer, quote_of, read_answer, spelt
from greenroom.design.lab_marks import against, foreseen, mark_lab
from greenroom.design.lab_runs import dump_run, parse_run, revealed
from greenroom.design.questions import lab_question
from greenroom.grading.model import Scorecard, Ungraded
from greenroom.labs.model import Estimate, LabQuestion, Reveal, Run
from greenroom.labs.registry import find_lab
from tests.builders import NINE, a_mistake
from tests.cases import a_case

LAB = find_lab("calibration")
DEFAULTS = {choice.id: choice.default for choice in LAB.choices}
QUESTION = lab_question(a_case(), LAB)
MISTAKE = "uncalibrated-scores-as-probabilities"
WORDS = {MISTAKE: a_mistake(MISTAKE)}


def a_reveal(choice: str = "weights", **fields: object) -> Reveal:
    reveal = Reveal(
        choice=choice,
        here="balanced",
        instead="none",
        metric="ece",
        effect=Estimate(mean=-0.2, low=-0.3, high=-0.1, values=(-0.2,)),
        clear=True,
        quote="It foretells 3.09 for each that came.",
        mistake=MISTAKE,
    )
    return replace(reveal, **fields)  # type: ignore[arg-type]  # a test names real fields


def a_run(*reveals: Reveal, ece: float = 0.2) -> Run:
    estimate = Estimate(mean=ece, low=ece, high=ece, values=(ece,))
    return Run(
        lab="calibration",
        revision=1,
        choices=DEFAULTS,
        seed=0,
        digest="d",
        metrics={metric.id: estimate for metric in LAB.metrics},
        reveals=reveals,
    )


def marked(answer: str, run: Run) -> Scorecard:
    grade = mark_lab(QUESTION, LAB, run, WORDS, answer)
    assert isinstance(grade, Scorecard)
    return grade


def levels(card: Scorecard) -> Mapping[str, int]:
    return {mark.criterion: mark.level for mark in card.marks}


@pytest.mark.parametrize(
    ("expected", "level"),
    [
        ({"mean": 0.2, "low": 0.15, "high": 0.25}, 2),
        ({"mean": 0.2}, 2),
        ({"low": 0.1, "high": 0.25}, 2),
        ({"mean": 0.25, "low": 0.22, "high": 0.28}, 1),
        ({"mean": 0.9, "low": 0.85, "high": 0.95}, 0),
        ({"mean": 0.5, "low": 0.0, "high": 1.0}, 0),  # wider than the number: it says nothing
    ],
)
def test_a_prediction_is_held_against_what_was_measured(
    expected: dict[str, float], level: int
) -> None:
    card = marked(json.dumps({"expect": {"ece": expected}}), a_run())

    assert levels(card)["foresees-ece"] == level


def test_nothing_foreseen_earns_nothing_and_claims_no_quote() -> None:
    card = marked('{"choices": {}}', a_run())

    assert [(mark.level, mark.evidence) for mark in card.marks] == [(0, ())]


def test_an_exposed_choice_is_contradicted_in_its_own_words() -> None:
    card = marked('{"choices": {"weights": "balanced"}}', a_run(a_reveal()))

    mark = next(mark for mark in card.marks if mark.criterion == "chose-weights")
    assert mark.level == 0
    assert mark.contradicted is not None
    assert mark.contradicted.quote == '"weights": "balanced"'
    assert [(m.id, m.quote, m.why) for m in card.mistakes] == [
        (MISTAKE, '"weights": "balanced"', "It foretells 3.09 for each that came.")
    ]


def test_a_choice_that_holds_up_earns_its_mark() -> None:
    card = marked('{"choices": {"weights": "none"}}', a_run(a_reveal(mistake="")))

    mark = next(mark for mark in card.marks if mark.criterion == "chose-weights")
    assert (mark.level, [e.quote for e in mark.evidence]) == (1, ['"weights": "none"'])


def test_one_reveal_against_a_choice_outweighs_one_for_it() -> None:
    reveals = (a_reveal(mistake=""), a_reveal(metric="brier"))

    assert levels(marked('{"choices": {}}', a_run(*reveals)))["chose-weights"] == 0


def test_what_is_not_clear_is_not_marked() -> None:
    card = marked('{"choices": {}}', a_run(a_reveal(clear=False)))

    assert "chose-weights" not in levels(card)
    assert not card.mistakes


def test_what_came_out_worse_the_other_way_is_no_mistake() -> None:
    worse = Estimate(mean=0.4, low=0.3, high=0.5, values=())
    unsaid = a_reveal("model", effect=worse)  # the lab does not say which direction is wrong

    assert LAB.metric("ece").better == "lower"
    assert against(LAB, a_run(a_reveal("model"))) == (a_reveal("model"),)
    assert against(LAB, a_run(unsaid)) == ()
    assert "model" not in {m.id for m in marked('{"choices": {}}', a_run(unsaid)).mistakes}


def test_a_lab_that_says_which_direction_is_wrong_is_believed() -> None:
    told = next(each for each in LAB.contrasts(DEFAULTS) if each.rises is not None and each.mistake)
    worse = Estimate(mean=0.4, low=0.3, high=0.5, values=())
    reveal = a_reveal(told.choice, instead=told.instead, metric=told.metric, effect=worse)

    assert against(LAB, a_run(reveal)) == (reveal,)


def test_a_run_of_a_lab_that_has_changed_since_is_read_by_its_numbers() -> None:
    run = replace(a_run(a_reveal("model")), choices={"gone": 1}, metrics={})

    assert against(LAB, run) == (a_reveal("model"),)
    assert not list(foreseen(LAB, run, LabAnswer()))


def test_an_empty_answer_is_ungraded() -> None:
    assert isinstance(mark_lab(QUESTION, LAB, a_run(), WORDS, "  "), Ungraded)


def test_a_run_is_kept_whole() -> None:
    run = a_run(a_reveal(here=True, instead=0.5))

    kept = parse_run(dump_run(run))

    assert kept == run
    assert kept is not None
    assert kept.reveals[0].here is True
    assert parse_run("{}") is None


def test_what_names_a_mistake_is_asked_first() -> None:
    run = replace(
        a_run(a_reveal("rows", mistake=""), a_reveal("weights")),
        questions=(
            LabQuestion(id="a", ask="Why so few rows?", reveal="rows"),
            LabQuestion(id="b", ask="Why weights?", reveal="weights"),
        ),
    )

    turns = list(revealed(run, against(LAB, run), "cards-lab", NINE))

    assert [(turn.criterion, turn.text) for turn in turns] == [
        ("weights", "Why weights?"),
        ("rows", "Why so few rows?"),
    ]
    assert {turn.question for turn in turns} == {"cards-lab"}


@given(
    chosen=st.dictionaries(st.sampled_from([c.id for c in LAB.choices]), st.text(max_size=8)),
    mean=st.floats(-1e6, 1e6),
    width=st.floats(0, 1e3),
)
def test_what_is_spelt_is_read_back_and_quoted(
    chosen: dict[str, str], mean: float, width: float
) -> None:
    expect = {"ece": Expectation(mean=mean, low=mean - width, high=mean + width)}

    text = spelt(chosen, expect)

    read = read_answer(LAB, text)
    assert (dict(read.choices), dict(read.expect)) == (chosen, expect)
    for name in (*chosen, "ece"):
        start, end = quote_of(text, "expect" if name == "ece" else "choices", name)
        assert name in text[start:end]
