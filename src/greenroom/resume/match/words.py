"""Words of a text with their places, folded so that spellings of one word are equal."""

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:\+\+|#)?")
_SPELLINGS = (
    (re.compile(r"is(ation|ational|e|ed|er|es|ing)$"), r"iz\1"),
    (re.compile(r"ys(e|ed|es|ing)$"), r"yz\1"),
    (re.compile(r"ll(ing|ed|er)$"), r"l\1"),
    (re.compile(r"our(|ing|ed|al|hood)$"), r"or\1"),
)
_SHORTEST = 6  # letters of a word that has a British and an American spelling


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands, folded, and where it stands."""

    raw: str
    folded: str
    start: int
    end: int


def words(text: str) -> tuple[Word, ...]:
    """Every word of a text, in order.

    >>> [word.folded for word in words("C++, fine-tuned LLMs and organisation")]
    ['c++', 'fine', 'tuned', 'llm', 'and', 'organization']
    """
    return tuple(
        Word(found[0], fold(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)
    )


def fold(word: str) -> str:
    """Lower case, singular, American: a form to compare by, not to show."""
    lowered = _singular(word.lower())
    if len(lowered) >= _SHORTEST:
        for pattern, spelling in _SPELLINGS:
            lowered = pattern.sub(spelling, lowered)
    return lowered


def folded(text: str) -> tuple[str, ...]:
    """A text's words folded."""
    return tuple(word.folded for word in words(text))


def holds(text: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    """Whether a run of words stands in a text, both folded."""
    return at(text, phrase) >= 0


def at(text: tuple[str, ...], phrase: tuple[str, ...]) -> int:
    """At which word a run of words begins in a text; -1 where it does not stand in it."""
    for place in range(len(text) - len(phrase) + 1):
        if text[place : place + len(phrase)] == phrase:
            return place
    return -1


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]
