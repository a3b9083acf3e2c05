"""What a round about a case asks, and in which order."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from greenroom.content.model import Probe
from greenroom.session.acts import turn_of
from greenroom.session.interviewer import current_question, next_hint, next_move
from greenroom.session.model import (
    Answered,
    Ask,
    Asked,
    Close,
    Follow,
    Planned,
    Revealed,
    Session,
    Task,
)
from greenroom.session.selection import draw_case
from tests.builders import NINE, a_criterion, a_part, a_question, a_round, answered, asked

FRAME = a_question("frame")
LAB = a_question("lab", a_criterion("chosen"), kind="lab", probes=(), hints=(), rephrase="")
DEFENCES = {name: a_question(f"defend-{name}") for name in ("a", "b", "c", "d")}
SITTING = a_round(a_part("frame"), a_part("lab"), a_part("defence"))


def a_design(*turns: Answered | Asked | Revealed) -> Session:
    plan = (
        Planned(part="frame", question=FRAME, case="c"),
        Planned(part="lab", question=LAB, case="c", task="lab"),
        *(
            Planned(part="defence", question=question, case="c", awaits=choice)
            for choice, question in DEFENCES.items()
        ),
    )
    return Session(id="s", round=SITTING, plan=plan, started=NINE, turns=turns)


def revealed(choice: str, text: str = "") -> Revealed:
    return Revealed(at=NINE, question="lab", text=text or f"Why {choice}?", criterion=choice)


def written(task: Task) -> Session:
    rubric = (a_criterion("light"), a_criterion("heavy", weight=3), a_criterion("middle", weight=2))
    probes = tuple(Probe(criterion=c.id, ask=f"Where is {c.id}?") for c in rubric)
    question = a_question("board", *rubric, kind="lab", probes=probes, hints=())
    plan = (Planned(part="frame", question=question, case="c", task=task),)
    turns = (asked(question), answered(question, "a -> b"))
    return Session(id="s", round=SITTING, plan=plan, started=NINE, turns=turns)


def test_a_defence_is_asked_only_when_its_reveal_is_there() -> None:
    session = a_design(asked(LAB), answered(LAB, "{}"))

    assert next_move(session, set(), NINE) == Close(reason="every question has been asked")
    assert [planned.question.id for planned in session.agenda] == ["frame", "lab"]


def test_a_defence_is_asked_in_the_words_of_the_measurement() -> None:
    session = a_design(asked(LAB), answered(LAB, "{}"), revealed("b", "Why .25 and not .99?"))

    move = next_move(session, set(), NINE)

    assert isinstance(move, Ask)
    assert (move.question.id, move.question.ask) == ("defend-b", "Why .25 and not .99?")


def test_three_reveals_are_asked_about_at_most_and_in_their_order() -> None:
    reveals = [revealed(choice) for choice in ("d", "b", "b", "z", "a", "c")]

    session = a_design(asked(LAB), answered(LAB, "{}"), *reveals)

    assert [p.question.id for p in session.agenda[2:]] == ["defend-d", "defend-b", "defend-a"]


def test_a_reveal_told_twice_is_asked_about_in_its_first_words() -> None:
    session = a_design(revealed("a", "First?"), revealed("a", "Second?"))

    assert [planned.question.ask for planned in session.agenda[2:]] == ["First?"]


def test_the_question_being_defended_is_the_one_that_was_asked() -> None:
    text = "Why .25 and not .99?"
    defence = Asked(at=NINE, question="defend-b", text=text)

    current = current_question(a_design(answered(LAB, "{}"), revealed("b", text), defence))

    assert current is not None
    assert current.ask == text


def test_a_board_is_followed_by_its_two_heaviest_missing_parts() -> None:
    session = written("board")
    first = next_move(session, {"light"}, NINE)
    assert isinstance(first, Follow)
    probe = Asked(at=NINE, question="board", text=first.text, way="probe", criterion="heavy")
    again = session.add(probe, Answered(at=NINE, question="board", text="a -> c"))

    second = next_move(again, {"light"}, NINE)

    assert first.criterion == "heavy"
    assert isinstance(second, Follow)
    assert second.criterion == "middle"


def test_an_arithmetic_is_followed_once() -> None:
    session = written("capacity")
    first = next_move(session, set(), NINE)
    assert isinstance(first, Follow)
    probe = Asked(at=NINE, question="board", text=first.text, way="probe", criterion="heavy")
    again = session.add(probe, Answered(at=NINE, question="board", text="heavy: 3"))

    assert isinstance(next_move(again, set(), NINE), Close)


def test_a_lab_is_neither_probed_nor_hinted_at() -> None:
    session = written("lab")

    assert isinstance(next_move(session, set(), NINE), Close)
    assert next_hint(session, set(), NINE) is None


def test_a_case_not_seen_before_is_drawn_first_and_the_seed_decides_among_equals() -> None:
    sitting = a_round(a_part("design", cases=("fraud", "shop", "search"), topics=()))

    assert draw_case(sitting, 1, {"fraud-frame", "search-frame"}) == "shop"
    assert len({draw_case(sitting, seed, frozenset()) for seed in range(20)}) == 3
    assert draw_case(sitting, 7, frozenset()) == draw_case(sitting, 7, frozenset())
    assert draw_case(a_round(), 1, frozenset()) == ""


@given(st.data())
def test_every_design_ends_and_asks_nothing_twice(data: st.DataObject) -> None:
    session, now = a_design(), NINE
    firsts: list[str] = []
    for _ in range(60):
        move = next_move(session, data.draw(st.sets(st.just("point"))), now)
        if isinstance(move, Close):
            break
        turn = turn_of(move, now)
        assert isinstance(turn, Asked)
        firsts += [turn.question] if turn.way == "ask" else []
        session = session.add(turn, Answered(at=now, question=turn.question, text="I would."))
        if turn.question == "lab":
            choices = data.draw(st.lists(st.sampled_from(["a", "b", "c", "d", "z"])))
            session = session.add(*(revealed(choice) for choice in choices))
        now += timedelta(seconds=data.draw(st.integers(0, 400)))
    else:
        raise AssertionError("the round does not end")

    assert len(firsts) == len(set(firsts))
    assert sum(name.startswith("defend-") for name in firsts) <= 3
