"""Finding questions in a bank."""

from dataclasses import replace

import pytest

from greenroom.content.bank import find_questions
from greenroom.content.model import Bank, Pack, Topic
from greenroom.errors import NotFound
from tests.builders import a_question


def a_bank() -> Bank:
    pack = Pack(id="p", title="P", version="1", language="en", about="About.", axes={})
    questions = [
        a_question("splits", topic="trees"),
        a_question("metric", level="senior"),
        a_question("curve"),
    ]
    return Bank(
        pack=pack,
        topics={name: Topic(id=name, title=name, about=name) for name in ("evaluation", "trees")},
        questions={question.id: question for question in questions},
    )


@pytest.mark.parametrize(
    ("topic", "level", "ids"),
    [
        ("", "", ["metric", "curve", "splits"]),
        ("evaluation", "", ["metric", "curve"]),
        ("", "senior", ["metric"]),
        ("trees", "senior", []),
    ],
)
def test_questions_are_found_in_the_order_of_the_topics(
    topic: str, level: str, ids: list[str]
) -> None:
    found = find_questions(a_bank(), topic, level)

    assert [question.id for question in found] == ids


def test_an_unknown_topic_is_not_found_and_a_near_one_named() -> None:
    with pytest.raises(NotFound, match=r"no topic 'treees' \(did you mean 'trees'\?\)"):
        find_questions(a_bank(), topic="treees")


def test_an_unknown_level_is_not_found() -> None:
    with pytest.raises(NotFound, match="the levels are junior, mid, senior, staff"):
        find_questions(replace(a_bank(), questions={}), level="expert")
