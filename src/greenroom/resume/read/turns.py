"""Where the type changes inside a line: a bold company before its title, a label before a list."""

from collections.abc import Sequence

from greenroom.resume.read.glyphs import Word
from greenroom.resume.read.style import Style

_LARGER = 1.08  # how much larger one size must be than another to be clearly another


def turns(words: Sequence[Word], text: str, start: int) -> tuple[int, ...]:
    """The places in the document's text where another type begins.

    Args:
        words: The line's words.
        text: The line's text.
        start: Where the line starts in the document.
    """
    places: list[int] = []
    at = 0
    style: Style | None = None
    for word in words:
        found = text.find(word.text, at)
        if found < 0 or not any(character.isalnum() for character in word.text):
            continue
        if style is not None and _differ(style, word.style):
            places.append(start + found)
        style, at = word.style, found + len(word.text)
    return tuple(places)


def _differ(one: Style, other: Style) -> bool:
    if one is other:
        return False
    small, large = sorted((one.size, other.size))
    return one.bold != other.bold or one.italic != other.italic or large > _LARGER * small
