from greenroom.grading.free_text import make_grader
from greenroom.grading.model import Grade, Scorecard
from tests.grading.questions import FRAUD, GOOD, MISTAKES

grade = make_grader(None, MISTAKES)
MIDDLING = (
    "With classes this imbalanced a high accuracy is nearly meaningless. I would go and talk to "
    "the fraud team about their alerts, and look at some of the cases together with them. Then I "
    "would try a few models and see which of them finds more fraud among the payments. It might "
    "also help to collect more payments, since there are so few frauds in what we have today."
)


def mistakes(found: Grade) -> dict[str, str]:
    assert isinstance(found, Scorecard)
    return {mistake.id: mistake.quote for mistake in found.mistakes}


def test_quotes_a_mistake_that_was_said() -> None:
    said = "Everything above 0.5 is flagged as fraud."

    assert mistakes(grade(FRAUD, f"{MIDDLING} {said}"))["default-threshold"] == said


def test_what_clears_a_mistake_does_not_show_it() -> None:
    said = "I would not keep the default threshold, I would move the threshold away from one half."

    assert "default-threshold" not in mistakes(grade(FRAUD, f"{MIDDLING} {said}"))


def test_something_never_said_is_a_mistake_of_a_real_attempt() -> None:
    assert mistakes(grade(FRAUD, MIDDLING))["no-monitoring"] == ""


def test_something_said_is_not_missing() -> None:
    said = "After launch I would monitor precision and the alert rate every week."

    assert "no-monitoring" not in mistakes(grade(FRAUD, f"{MIDDLING} {said}"))


def test_nothing_is_held_to_be_missing_from_a_short_or_a_good_answer() -> None:
    assert mistakes(grade(FRAUD, GOOD)) == {}


def test_only_the_questions_own_mistakes_are_listened_for() -> None:
    other = make_grader(None, {"default-threshold": MISTAKES["default-threshold"]})

    assert "no-monitoring" not in mistakes(other(FRAUD, MIDDLING))
