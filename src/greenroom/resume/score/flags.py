"""Names what a bullet shows, with the words that show it."""

import re
from collections.abc import Callable, Mapping
from typing import get_args

from greenroom.resume.model import Flag, Shown
from greenroom.resume.score.numbers import numbers
from greenroom.resume.score.phrases import outside, pattern, spans
from greenroom.resume.score.rules import Rules

Spans = tuple[tuple[int, int], ...]


def flags(text: str, rules: Rules) -> tuple[Shown, ...]:
    """Name what a bullet shows: one entry for each stretch of words, by flag, then by place."""
    return tuple(
        Shown(flag, start, end)
        for flag in get_args(Flag)
        for start, end in _OF.get(flag, _by_phrases(flag))(text, rules)
    )


def _by_phrases(flag: Flag) -> Callable[[str, Rules], Spans]:
    def found(text: str, rules: Rules) -> Spans:
        rule = rules.flag(flag)
        return outside(spans(text, rule.shows), spans(text, rule.unless))

    return found


def _metric(text: str, rules: Rules) -> Spans:
    told = tuple((number.start, number.end) for number in numbers(text, rules))
    worded = spans(text, rules.flag("metric").shows)
    return tuple(sorted({*told, *outside(worded, told)}))


def _verb(text: str, rules: Rules) -> Spans:
    found = first_verb(text, rules)
    strong = found and pattern(rules.verbs.strong).fullmatch(text, *found)
    return (found,) if found and strong else ()


def first_verb(text: str, rules: Rules) -> tuple[int, int] | None:
    """Where the first word stands that could be the bullet's verb; None in an empty one."""
    begin = 0
    while ahead := pattern(rules.verbs.before).match(text, begin):
        begin = ahead.end() + len(text[ahead.end() :]) - len(text[ahead.end() :].lstrip(" ,-"))
    word = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*").search(text, begin)
    return word.span() if word and word.start() - begin < 3 else None


_OF: Mapping[Flag, Callable[[str, Rules], Spans]] = {"metric": _metric, "verb": _verb}
