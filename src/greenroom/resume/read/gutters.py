"""What parts words that stand in one row: the edge of a column, the space between tags."""

from collections.abc import Sequence
from itertools import pairwise
from math import inf

from greenroom.resume.read.glyphs import Word

_BEGUN = 6  # rows that begin at the edge of a column
_BESIDE = 3  # rows that stand left of it
_TAG = 0.6  # ems between tags
_TAGS_ONLY = 0.9  # the same, where each is one word
_LEADER = 5  # dots that lead from one end of a row to the other
_CROSSED = 0.1  # of the rows that begin there: how many others may cross


def gutter_top(start: float, lines: Sequence[Sequence[Word]]) -> float:
    """Where many rows begin to have a word that begins at a place, and hardly any one across it.

    Infinite where it is no gutter.
    """
    if sum(line[0].left < start - 40 for line in lines) < _BESIDE:
        return inf
    begun = [
        number
        for number, line in enumerate(lines)
        if any(abs(word.left - start) < 1.5 and _opens(line, word) for word in line)
    ]
    if len(begun) < _BEGUN:
        return inf
    beside = lines[begun[0] : begun[-1] + 1]
    crossed = sum(_crosses(line, start) for line in beside)
    left = sum(line[0].left < start - 40 for line in beside)
    parted = left >= _BESIDE and crossed <= _CROSSED * len(begun)
    return lines[begun[0]][0].base if parted else inf


def _opens(line: Sequence[Word], word: Word) -> bool:
    """Whether no other word of its row stands close before a word."""
    size = word.style.size
    return all(other.right < word.left - size for other in line if other.left < word.left)


def _crosses(line: Sequence[Word], place: float) -> bool:
    """Whether the words of a row go on over a place, be it with a space there."""
    if any(word.left < place - 2 and word.right > place + 1 for word in line):
        return True
    number = sum(word.left < place - 2 for word in line)
    if not 0 < number < len(line) or abs(line[number].left - place) < 1.5:
        return False
    return line[number].left - line[number - 1].right < line[number].style.size


def tag_gap(line: Sequence[Word]) -> float:
    """How many ems stand between the tags of a row, as skills are shown; infinite for none.

    They are as far apart as each other, and further than the words within them; where every word
    is a tag, further than words of a justified row.
    """
    gaps = [
        (after.left - before.right) / max(before.style.size, 1.0)
        for before, after in pairwise(line)
        if _names(before.text[-1:]) and _names(after.text[:1])
    ]
    spaces = [gap for gap in gaps if gap > 0.12]
    wide = [gap for gap in spaces if gap >= _TAG]
    if len(wide) < 2 or max(wide) - min(wide) > 0.12:
        return inf
    narrow = [gap for gap in spaces if gap < _TAG]
    if any(gap > 0.4 for gap in narrow) or (not narrow and min(wide) < _TAGS_ONLY):
        return inf
    return min(wide)


def _names(letter: str) -> bool:
    """Whether a tag may begin or end so; signs have wider spaces of their own."""
    return letter.isalnum() or letter in ("+", "#", ")")


def without_leaders(line: list[Word]) -> list[Word]:
    """A row without the dots that lead from what is at its left to what is at its right."""
    dots = [not word.text.strip(".…") and bool(word.text) for word in line]
    if sum(len(word.text) for word, dot in zip(line, dots, strict=True) if dot) < _LEADER:
        return line
    return [word for word, dot in zip(line, dots, strict=True) if not dot] or line
