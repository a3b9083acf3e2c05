from greenroom.session.interviewer import hints_left, next_hint, next_move
from greenroom.session.model import (
    Ask,
    Close,
    Closed,
    Follow,
    Hint,
    Paused,
    Planned,
    Rephrase,
    Resumed,
    Session,
    Turn,
)
from tests.builders import (
    NINE,
    a_criterion,
    a_part,
    a_question,
    a_round,
    a_session,
    answered,
    asked,
    hinted,
    minutes,
    probed,
    rephrased,
    skipped,
)

Q, R = a_question("q"), a_question("r")
TWO = a_question("two", a_criterion("light"), a_criterion("heavy", weight=3))


def test_asks_the_first_question_of_the_plan() -> None:
    session = a_session(Q, R)

    assert next_move(session, set(), NINE) == Ask(question=Q)


def test_probes_the_heaviest_criterion_not_shown_yet() -> None:
    session = a_session(TWO, turns=(asked(TWO), answered(TWO)))

    assert next_move(session, set(), NINE) == Follow(
        question=TWO, criterion="heavy", text="What about heavy?"
    )


def test_goes_to_the_next_question_when_everything_was_shown() -> None:
    session = a_session(TWO, R, turns=(asked(TWO), answered(TWO)))

    assert next_move(session, {"light", "heavy"}, NINE) == Ask(question=R)


def test_never_probes_a_third_time() -> None:
    question = a_question("q", a_criterion("a"), a_criterion("b"), a_criterion("c"))
    talk = (asked(question), answered(question), probed(question, "a"), answered(question))
    session = a_session(question, R, turns=(*talk, probed(question, "b"), answered(question)))

    assert next_move(session, set(), NINE) == Ask(question=R)


def test_a_probe_that_drew_nothing_is_not_put_again() -> None:
    session = a_session(TWO, turns=(asked(TWO), answered(TWO), probed(TWO, "heavy"), answered(TWO)))

    assert next_move(session, set(), NINE) == Follow(
        question=TWO, criterion="light", text="What about light?"
    )


def test_puts_the_question_differently_after_a_non_answer() -> None:
    session = a_session(Q, turns=(asked(Q), answered(Q, "fine", nothing="non-answer")))

    assert next_move(session, set(), NINE) == Rephrase(question=Q, text=Q.rephrase)


def test_hears_i_dont_know_whoever_typed_the_apostrophe() -> None:
    replies = ["I don't know.", "I don’t know", "idk", "No idea, sorry!", "…", ""]
    sessions = [a_session(Q, turns=(asked(Q), answered(Q, reply))) for reply in replies]

    assert {type(next_move(session, set(), NINE)) for session in sessions} == {Rephrase}


def test_an_answer_in_another_script_is_an_answer() -> None:
    session = a_session(Q, turns=(asked(Q), answered(Q, "Надо сравнить с базовой моделью")))

    assert isinstance(next_move(session, set(), NINE), Follow)


def test_borrows_the_heaviest_probe_when_there_is_no_other_wording() -> None:
    question = a_question("q", a_criterion("light"), a_criterion("heavy", weight=3), rephrase="")
    session = a_session(question, turns=(asked(question), answered(question, "no idea")))

    assert next_move(session, set(), NINE) == Rephrase(question=question, text="What about heavy?")


def test_leaves_a_question_after_the_second_non_answer() -> None:
    talk = (asked(Q), answered(Q, "pass"), rephrased(Q), answered(Q, "I really don't know"))
    session = a_session(Q, R, turns=talk)

    assert next_move(session, set(), NINE) == Ask(question=R)


def test_a_non_answer_to_a_probe_leads_to_the_other_probe_not_back_to_the_question() -> None:
    talk = (asked(TWO), answered(TWO), probed(TWO, "heavy"), answered(TWO, "I don't know"))
    session = a_session(TWO, turns=talk)

    assert next_move(session, set(), NINE) == Follow(
        question=TWO, criterion="light", text="What about light?"
    )


def test_silence_counts_as_a_non_answer() -> None:
    session = a_session(Q, turns=(asked(Q),))

    assert next_move(session, set(), NINE) == Rephrase(question=Q, text=Q.rephrase)


def test_a_skip_moves_on_at_once() -> None:
    session = a_session(Q, R, turns=(asked(Q), skipped(Q)))

    assert next_move(session, set(), NINE) == Ask(question=R)


def test_closes_when_every_question_was_asked() -> None:
    session = a_session(Q, turns=(asked(Q), answered(Q)))

    assert next_move(session, {"point"}, NINE) == Close(reason="every question has been asked")


def test_closes_when_time_is_up_whatever_is_left_to_ask() -> None:
    session = a_session(Q, R, turns=(asked(Q), answered(Q)))

    assert next_move(session, set(), NINE + minutes(45)) == Close(reason="time is up")


def test_does_not_open_a_question_in_the_last_two_minutes() -> None:
    session = a_session(Q, R, turns=(asked(Q), answered(Q)))

    assert isinstance(next_move(session, {"point"}, NINE + minutes(43)), Ask)
    assert next_move(session, {"point"}, NINE + minutes(43.5)) == Close(
        reason="too little time is left for another question"
    )


def test_does_not_probe_in_the_last_two_minutes() -> None:
    session = a_session(Q, turns=(asked(Q), answered(Q)))

    assert isinstance(next_move(session, set(), NINE + minutes(43.5)), Close)


def test_a_round_of_one_minute_still_asks_its_question() -> None:
    session = a_session(Q, of=a_round(minutes=1))

    assert next_move(session, set(), NINE) == Ask(question=Q)


def test_a_part_that_has_used_its_minutes_yields_to_the_next() -> None:
    session = _two_parts(asked(Q), answered(Q))

    assert next_move(session, {"point"}, NINE + minutes(9)) == Ask(question=R)
    assert next_move(session, {"point"}, NINE + minutes(10)) == Ask(question=TWO)
    assert next_move(session, set(), NINE + minutes(10)) == Ask(question=TWO)


def test_the_minutes_of_a_part_count_from_its_first_question() -> None:
    late = NINE + minutes(30)
    session = _two_parts(asked(Q, at=late), answered(Q, at=late))

    assert next_move(session, {"point"}, late + minutes(5)) == Ask(question=R)


def test_a_pause_does_not_use_up_a_part() -> None:
    pause = (Paused(at=NINE + minutes(1)), Resumed(at=NINE + minutes(600)))
    session = _two_parts(asked(Q), *pause, answered(Q))

    assert next_move(session, {"point"}, NINE + minutes(601)) == Ask(question=R)


def test_the_last_part_may_use_what_is_left_of_the_round() -> None:
    session = _two_parts(asked(TWO), answered(TWO))

    assert isinstance(next_move(session, set(), NINE + minutes(30)), Follow)


def test_a_closed_round_stays_closed_for_its_reason() -> None:
    session = a_session(Q, R, turns=(asked(Q), Closed(at=NINE, reason="ended by the candidate")))

    assert next_move(session, set(), NINE) == Close(reason="ended by the candidate")


def test_hints_at_the_heaviest_criterion_neither_shown_nor_hinted() -> None:
    question = a_question("q", a_criterion("a", weight=2), a_criterion("b"), a_criterion("c"))
    session = a_session(question, turns=(asked(question), hinted(question, "a")))

    assert next_hint(session, {"b"}, NINE) == Hint(
        question=question, criterion="c", text="Think about c."
    )


def test_gives_two_hints_a_question_at_most() -> None:
    question = a_question("q", a_criterion("a"), a_criterion("b"), a_criterion("c"))
    one = a_session(question, turns=(asked(question), hinted(question, "a")))
    two = one.add(hinted(question, "b"))

    assert hints_left(one) == 1
    assert hints_left(two) == 0
    assert next_hint(two, set(), NINE) is None


def test_gives_no_hint_before_the_first_question_nor_after_time() -> None:
    assert next_hint(a_session(Q), set(), NINE) is None
    assert next_hint(a_session(Q, turns=(asked(Q),)), set(), NINE + minutes(45)) is None


def test_two_questions_with_the_same_words_are_one() -> None:
    twin = a_question("twin", ask=Q.ask)
    session = a_session(Q, twin, turns=(asked(Q), skipped(Q)))

    assert isinstance(next_move(session, set(), NINE), Close)


def _two_parts(*turns: Turn) -> Session:
    parts = (a_part("theory", minutes=10), a_part("design", minutes=30))
    plan = (("theory", Q), ("theory", R), ("design", TWO))
    planned = tuple(Planned(part=part, question=question) for part, question in plan)
    return Session(id="s", round=a_round(*parts), plan=planned, started=NINE, turns=turns)
