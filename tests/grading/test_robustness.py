from greenroom.grading.free_text import make_grader
from greenroom.grading.rated import Rated
from greenroom.grading.robustness import TRIALS, by_references, by_rubric, try_all
from greenroom.language.readers import Readers
from tests.builders import a_bank, a_question
from tests.grading.cards import a_case

ASK = "How does a stack differ from a queue?"


def a_rated(answer: str, score: float, question: str = "stack", dataset: str = "d") -> Rated:
    return Rated(
        dataset=dataset,
        question=question,
        ask=ASK,
        references=(f"A {question} returns the item added last, never the first.",),
        answer=answer,
        score=score,
    )


def rows(*cases: object) -> dict[str, dict[str, object]]:
    found = try_all("references", list(cases))  # type: ignore[arg-type]  # cases, as made below
    return {str(row["trial"]): row for row in found}


def test_a_grader_that_gives_everybody_everything_fails_what_must_be_low() -> None:
    found = rows(a_case(share=lambda _: 1.0), a_case("queue", share=lambda _: 1.0))

    met = {name for name, row in found.items() if row["met"]}
    assert met == {"reference", "injection-appended", "typos", "speech"}
    assert found["empty"]["within"] == 0


def test_a_grader_that_listens_for_the_point_is_told_where_it_is_fooled() -> None:
    found = rows(a_case())

    assert found["reference"]["met"]
    assert found["copied"]["met"]
    assert found["keywords"]["met"]
    assert not found["negated"]["met"]  # "is not last in" has the words it listens for


def test_orders_must_not_lift_a_wrong_answer_at_all() -> None:
    believing = a_case(share=lambda text: 0.01 * ("full marks" in text))

    found = rows(believing)

    assert found["injection-appended"]["mean"] == {"value": 0.01, "low": 0.01, "high": 0.01}
    assert not found["injection-appended"]["met"]
    assert found["injection"]["met"]


def test_the_worst_question_is_named_on_the_right_side() -> None:
    cases = (a_case("good", lambda _: 0.97), a_case("poor", lambda _: 0.2))

    found = rows(*cases)

    assert found["reference"]["worst"] == {"question": "poor", "value": 0.2}
    assert found["off-topic"]["worst"] == {"question": "good", "value": 0.97}
    assert found["reference"]["within"] == 0.5


def test_a_trial_that_cannot_be_made_has_no_row() -> None:
    from dataclasses import replace

    found = rows(replace(a_case(), ask=""))

    assert set(found) == {trial.id for trial in TRIALS} - {"copied"}


def test_off_topic_is_the_good_answer_of_another_group() -> None:
    heard: list[str] = []
    cases = [a_case(name, lambda text: float(heard.append(text) or 0)) for name in ("a", "b")]  # type: ignore[func-returns-value]  # it listens

    rows(*cases)

    off_topic = next(trial for trial in TRIALS if trial.id == "off-topic")
    heard.clear()
    off_topic.run(cases[0], cases[1])
    assert heard == [cases[1].good]


def test_questions_with_references_become_cases_with_a_wrong_answer_people_gave_nothing() -> None:
    rated = [a_rated("A stack is last in.", 1), a_rated("", 0), a_rated("It is an array.", 0),
             a_rated("First come.", 0, "queue")]  # fmt: skip

    stack, queue = by_references(rated, Readers())

    assert (stack.name, stack.wrong) == ("d stack", "It is an array.")
    assert stack.samples == ("A stack is last in.", "It is an array.")
    assert stack.share(stack.good) > stack.share("Pizza is hot.")
    assert stack.share("") == 0
    assert queue.good != stack.good


def test_questions_with_a_rubric_become_cases() -> None:
    bank = a_bank(a_question("q"))

    (case,) = by_rubric(bank, make_grader(None, bank.mistakes))

    assert (case.good, case.group) == ("All about q.", "evaluation")
    assert case.share("") == 0
