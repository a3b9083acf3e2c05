from greenroom.design.board_marks import GRADER, criteria, mark_board, probes
from greenroom.grading.model import Ungraded
from tests.design.boards import BOARD, EXAMPLE, MISTAKES, board_question, card_of, without


def levels(text: str) -> dict[str, int]:
    return {mark.criterion: mark.level for mark in card_of(text).marks}


def test_a_full_board_is_a_strong_hire_without_mistakes() -> None:
    card = card_of(EXAMPLE)

    assert (card.grader, card.share, card.mistakes) == (GRADER, 1.0, ())
    assert card.recommendation == "strong hire"


def test_every_mark_quotes_the_lines_that_earned_it() -> None:
    marks = {mark.criterion: mark for mark in card_of(EXAMPLE).marks}

    assert [quote.quote for quote in marks["monitoring"].evidence] == [
        "scoring -> decision log -> monitoring"
    ]
    assert [quote.quote for quote in marks["definitions-shared"].evidence] == [
        "feature library -> online store -> scoring: features",
        "feature library -> warehouse -> training",
    ]


def test_what_is_missing_is_a_mistake_of_the_vocabulary() -> None:
    card = card_of(without("monitoring", "rules"))

    assert [(each.id, each.quote) for each in card.mistakes] == [
        ("no-fallback", ""),
        ("no-monitoring", ""),
    ]
    assert card.mistakes[0].why == "Without fallback it breaks."


def test_skew_quotes_the_line_that_feeds_one_side_alone() -> None:
    card = card_of(EXAMPLE.replace("feature library -> warehouse", "warehouse"))

    skew = next(each for each in card.mistakes if each.id == "training-serving-skew-ignored")
    assert skew.quote == "warehouse -> training"


def test_two_boxes_are_no_attempt_that_could_leave_something_out() -> None:
    assert card_of("gateway -> scoring").mistakes == ()


def test_a_sentence_about_what_was_missing_counts_as_named() -> None:
    before = without("monitoring")
    after = f"{before}\n\nRight: drift alarms on the scores, and a dashboard that somebody reads."

    assert levels(before)["monitoring"] == 0
    assert levels(after)["monitoring"] == 1


def test_an_amended_board_never_earns_less() -> None:
    for line in EXAMPLE.splitlines():
        before, after = levels(EXAMPLE.replace(line, "")), levels(EXAMPLE)

        assert all(after[name] >= level for name, level in before.items())


def test_silence_is_ungraded_and_talk_about_something_else_earns_nothing() -> None:
    silent = mark_board(board_question(), BOARD, MISTAKES, " \n")
    beside = card_of("the weather is nice\nand so on")

    assert isinstance(silent, Ungraded)
    assert silent.reason == "silence"
    assert (beside.share, beside.reason) == (0.0, "non-answer")


def test_every_criterion_has_a_question_for_when_it_is_missing() -> None:
    assert [probe.criterion for probe in probes(BOARD)] == [each.id for each in criteria(BOARD)]
    assert {each.axis for each in criteria(BOARD)} == {"design"}
