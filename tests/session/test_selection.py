import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenroom.content.model import Part
from greenroom.errors import PackError
from greenroom.session.model import Planned
from greenroom.session.selection import plan_round
from tests.builders import a_bank, a_part, a_question, a_round

EVALUATION = [a_question(f"e{n}", topic="evaluation") for n in range(4)]
TREES = [a_question(f"t{n}", topic="trees") for n in range(4)]
BANK = a_bank(*EVALUATION, *TREES)


def ids(plan: tuple[Planned, ...]) -> list[str]:
    return [planned.question.id for planned in plan]


def test_named_questions_come_in_their_order() -> None:
    sitting = a_round(a_part(topics=(), questions=("e2", "e0", "t1")))

    assert ids(plan_round(sitting, BANK, 1, set())) == ["e2", "e0", "t1"]


def test_a_count_takes_the_first_of_the_named() -> None:
    sitting = a_round(a_part(topics=(), questions=("e2", "e0", "t1"), count=2))

    assert ids(plan_round(sitting, BANK, 1, set())) == ["e2", "e0"]


def test_named_questions_are_topped_up_from_the_topics() -> None:
    sitting = a_round(a_part(topics=("trees",), questions=("e2",), count=3))

    first, *drawn = ids(plan_round(sitting, BANK, 1, set()))
    assert first == "e2"
    assert [question[0] for question in drawn] == ["t", "t"]


def test_one_question_a_topic_comes_first() -> None:
    sitting = a_round(a_part(topics=("evaluation", "trees"), count=4))

    drawn = ids(plan_round(sitting, BANK, 1, set()))
    assert {question[0] for question in drawn[:2]} == {"e", "t"}
    assert {question[0] for question in drawn[2:]} == {"e", "t"}


def test_questions_not_seen_before_come_first() -> None:
    sitting = a_round(a_part(topics=("evaluation",), count=2))

    for seed in range(20):
        assert ids(plan_round(sitting, BANK, seed, {"e0", "e1", "e3"}))[0] == "e2"


def test_the_seed_decides_the_draw() -> None:
    sitting = a_round(a_part(topics=("evaluation", "trees"), count=3))
    draws = {tuple(ids(plan_round(sitting, BANK, seed, set()))) for seed in range(30)}

    assert len(draws) > 5
    assert ids(plan_round(sitting, BANK, 3, set())) == ids(plan_round(sitting, BANK, 3, set()))


def test_a_topic_without_questions_is_passed_over() -> None:
    sitting = a_round(a_part(topics=("career", "trees"), count=2))

    assert len(plan_round(sitting, BANK, 1, set())) == 2


def test_a_question_the_pack_does_not_have_is_told_to_its_author() -> None:
    sitting = a_round(a_part("theory", topics=(), questions=("e9",)))

    with pytest.raises(PackError, match=r"rounds/screen.yaml:1: parts.theory.questions: .*'e9'"):
        plan_round(sitting, BANK, 1, set())


PARTS = st.builds(
    a_part,
    st.sampled_from(["one", "two", "three"]),
    topics=st.lists(st.sampled_from(["evaluation", "trees", "career"])).map(tuple),
    questions=st.lists(st.sampled_from(["e0", "e1", "t0"])).map(tuple),
    count=st.integers(0, 6),
)


@given(
    parts=st.lists(PARTS, min_size=1, max_size=3),
    seed=st.integers(),
    seen=st.sets(st.sampled_from(["e0", "e1", "t0", "t1"])),
)
def test_no_question_comes_twice_in_a_round(parts: list[Part], seed: int, seen: set[str]) -> None:
    drawn = ids(plan_round(a_round(*parts), BANK, seed, seen))

    assert len(drawn) == len(set(drawn))
