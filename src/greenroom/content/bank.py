"""Finds questions in a bank."""

from typing import get_args

from greenroom.content.model import Bank, Question, Seniority
from greenroom.content.suggest import did_you_mean
from greenroom.errors import NotFound


def find_questions(bank: Bank, topic: str = "", level: str = "") -> tuple[Question, ...]:
    """Find the questions of a topic and a level, in the order of the pack's topics.

    An empty topic or level stands for any.

    Raises:
        NotFound: There is no such topic or level.
    """
    if topic and topic not in bank.topics:
        raise NotFound(f"there is no topic {topic!r}{did_you_mean(topic, bank.topics)}")
    levels: tuple[str, ...] = get_args(Seniority)
    if level and level not in levels:
        raise NotFound(f"there is no level {level!r}; the levels are {', '.join(levels)}")
    places = {name: place for place, name in enumerate(bank.topics)}
    found = (
        question
        for question in bank.questions.values()
        if question.topic == (topic or question.topic)
        and question.level == (level or question.level)
    )
    return tuple(sorted(found, key=lambda question: places.get(question.topic, len(places))))
