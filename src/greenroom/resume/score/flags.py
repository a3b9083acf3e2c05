"""Names what a bullet shows, with the words that show it."""

from typing import get_args

from greenroom.resume.model import Flag, Shown
from greenroom.resume.score.numbers import numbers
from greenroom.resume.score.phrases import outside
from greenroom.resume.score.rulebook import Rulebook, Spans
from greenroom.resume.score.verbs import first_word

FLAGS: tuple[Flag, ...] = get_args(Flag)


def flags(text: str, book: Rulebook) -> tuple[Shown, ...]:
    """Name what a bullet shows: one entry for each stretch of words, by flag, then by place."""
    return tuple(Shown(flag, start, end) for flag in FLAGS for start, end in _of(flag, text, book))


def _of(flag: Flag, text: str, book: Rulebook) -> Spans:
    if flag == "verb":
        return _verb(text, book)
    worded = book.flag_words[flag].find(text)
    if flag != "metric":
        return worded
    told = tuple((number.start, number.end) for number in numbers(text, book))
    return tuple(sorted((*told, *outside(worded, told))))


def _verb(text: str, book: Rulebook) -> Spans:
    found = first_word(text, book.before)
    if found is None or book.weak.match(text, found[0]):
        return ()
    return (found,) if book.form_of(text[found[0] : found[1]]) else ()
