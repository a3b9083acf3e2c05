"""Words on a page into runs that stand together, and these into rows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from statistics import median
from typing import TypeVar

from greenroom.resume.document import Box
from greenroom.resume.read.datelike import is_date
from greenroom.resume.read.glyphs import Word
from greenroom.resume.read.gutters import gutter_top, tag_gap, without_leaders

_ROW = 0.3  # of the letters: how far words of one row may stand from one line
_BESIDE = 0.5  # ems between the lines of runs that stand side by side in two columns
_APART = 1.3  # ems between words that do not stand together
_APART_SPREAD = 2.5  # the same, in a heading with spaces between its letters
_ALIGNED = 0.7  # the same, where a column of other rows begins at that place
_PARTED = 0.2  # the same, where next to nothing crosses to that column
_SIZES = 1.5  # larger to smaller: words of one row that do not stand together
_COLUMN = 3  # runs that begin at one place make a column

Value = TypeVar("Value", float, bool)


@dataclass(slots=True)
class Run:
    """Words of one row that stand together.

    Attributes:
        words: From left to right.
        text: What they say.
        size: Their usual font size.
        bold: Whether most of them are bold.
        italic: Whether most of them are italic.
        dated: Whether they begin with a date, and say little more.
        icon: What stood before it that only its font knows.
        bullet: Whether a bullet's sign stood before it.
        sign: Where that sign begins.
        indent: List depth.
        column: As in `Line`.
        rail: As in `Line`.
        furniture: Whether it belongs to the page and not to the text.
        footer: Whether it stands at the foot of all pages, and this is the first.
    """

    words: list[Word]
    icon: Word | None = None
    bullet: bool = False
    sign: float = 0.0
    indent: int = 0
    column: int = 0
    rail: bool = False
    furniture: bool = False
    footer: bool = False
    text: str = field(init=False, default="")
    size: float = field(init=False, default=0.0)
    bold: bool = field(init=False, default=False)
    italic: bool = field(init=False, default=False)
    dated: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        """Put its text together."""
        self.take(self.words)

    def take(self, words: list[Word]) -> None:
        """Be the run of these words."""
        self.words = words
        self.text = joined(words)
        style = words[0].style
        if any(word.style is not style for word in words):
            self.size = _usual(words, [word.style.size for word in words])
            self.bold = _usual(words, [word.style.bold for word in words])
            self.italic = _usual(words, [word.style.italic for word in words])
        else:
            self.size, self.bold, self.italic = style.size, style.bold, style.italic
        self.dated = is_date(self.text)

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @property
    def edge(self) -> float:
        """Where it begins, its bullet's sign or its icon counted."""
        if self.bullet:
            return self.sign
        return min(self.icon.left, self.left) if self.icon else self.left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.words[-1].right

    @property
    def base(self) -> float:
        """The line it stands on."""
        return self.words[0].base

    @property
    def box(self) -> Box:
        """Its place."""
        size = self.size
        top = min(word.base for word in self.words) - 0.78 * size
        return Box(self.left, top, self.right, max(word.base for word in self.words) + 0.22 * size)


def _usual(words: Sequence[Word], values: Sequence[Value]) -> Value:
    """The value most letters have."""
    letters: dict[Value, int] = {}
    for word, value in zip(words, values, strict=True):
        letters[value] = letters.get(value, 0) + len(word.text)
    return max(letters, key=lambda value: (letters[value], value))


Row = list[Run]
"""Runs on one line, from left to right."""


def rows_of(words: Iterable[Word], known: Sequence[float] = ()) -> list[Row]:
    """Rows from top to bottom, each of its runs from left to right.

    Args:
        words: The words of a page.
        known: Where columns of the pages before begin.
    """
    lines = _lines(words)
    rows = [_runs(line, {}) for line in lines]
    starts = dict.fromkeys(known, inf)
    starts |= {start: gutter_top(start, lines) for start in columns(rows)}
    return _levelled([_runs(line, starts) for line in lines] if starts else rows)


def _levelled(rows: Sequence[Row]) -> list[Row]:
    """Rows that stand side by side but for half a letter's height, as one."""
    made: list[Row] = []
    for row in rows:
        if made and _stand_beside(made[-1], row):
            made[-1] = sorted([*made[-1], *row], key=lambda run: run.left)
        else:
            made.append(row)
    return made


def _stand_beside(above: Row, row: Row) -> bool:
    near = row[0].base - above[0].base < _BESIDE * min(row[0].size, above[0].size)
    apart = all(
        one.right + one.size < other.left or other.right + one.size < one.left
        for one in above
        for other in row
    )
    return near and apart


def _lines(words: Iterable[Word]) -> list[list[Word]]:
    """Words of one base line, from top to bottom."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda each: (each.base, each.left, each.order)):
        for line in lines[:-4:-1]:
            level = word.base - line[-1].base <= 0.4  # words come by their base
            if level or abs(word.base - line[0].base) <= _reach(word, line[0]):
                line.append(word)
                break
        else:
            lines.append([word])
    rows = [_once(sorted(line, key=lambda each: (each.left, each.order))) for line in lines]
    return [without_leaders(row) for row in rows]


def _reach(word: Word, other: Word) -> float:
    """How far two words of one row may stand from one line; signs are often raised."""
    sizes = (word.style.size, other.style.size)
    signs = any(len(each.text) < 2 and not each.text.isalnum() for each in (word, other))
    return _ROW * (max(sizes) if signs else min(sizes))


def _once(line: list[Word]) -> list[Word]:
    """Without words that are drawn twice to look bold."""
    kept: list[Word] = []
    for word in line:
        twice = any(
            word.text == other.text and abs(word.left - other.left) < 1.5 for other in kept[-3:]
        )
        if not twice:
            kept.append(word)
    return kept


def _runs(line: Sequence[Word], starts: Mapping[float, float]) -> Row:
    runs: Row = []
    open_run: list[Word] = []
    apart = _APART_SPREAD if _is_spread(line) else min(_APART, 0.9 * tag_gap(line))
    for word in line:
        if open_run and (not word.text or _parts(open_run[-1], word, starts, apart)):
            runs += _run(open_run)
            open_run = []
        open_run.append(word)
    return runs + _run(open_run)


def _run(words: list[Word]) -> Row:
    """The run of these words; an icon, which has no text, begins one and is left out."""
    seen = [word for word in words if word.text]
    if len(seen) == len(words) or not seen:
        return [Run(words)] if words else []
    return [Run(seen, icon=words[0])]


def _parts(before: Word, after: Word, starts: Mapping[float, float], apart: float) -> bool:
    """Whether two words of a row do not stand together."""
    small, large = sorted((before.style.size, after.style.size))
    gap = after.left - before.right
    if gap > apart * max(small, 0.6 * large):
        return True
    if after.spaced and gap > 0.1 * small and large > _SIZES * small and _is_word(before, after):
        return True
    return any(
        abs(after.left - start) < 1.5
        and gap > (_PARTED if after.base > top - 1 else _ALIGNED) * small
        for start, top in starts.items()
    )


def _is_word(before: Word, after: Word) -> bool:
    """Whether both are more than a sign or a raised letter."""
    return len(before.text) > 1 and len(after.text) > 1


def columns(rows: Iterable[Row]) -> list[float]:
    """Places at which several runs begin, from left to right."""
    lefts = sorted(run.edge for row in rows for run in row)
    starts: list[float] = []
    group: list[float] = []
    for left in [*lefts, float("inf")]:
        if group and left - group[0] > 2:
            if len(group) >= _COLUMN:
                starts.append(median(group))
            group = []
        group.append(left)
    return starts


def joined(words: Sequence[Word]) -> str:
    """The text of words that stand together."""
    if _is_spread(words):
        return _closed(words)
    text = ""
    for before, word in zip([None, *words], words, strict=False):
        text += (" " if before is not None and _spaced(before, word) else "") + word.text
    return text


def _spaced(before: Word, word: Word) -> bool:
    gap = word.left - before.right
    size = min(before.style.size, word.style.size)
    if word.order == before.order + 1 and not word.spaced:
        return gap > 0.3 * size
    return gap > 0.08 * size or word.spaced


def _is_spread(words: Sequence[Word]) -> bool:
    """Whether a heading is written with spaces between its letters."""
    if len(words) < 4 or any(len(word.text) != 1 for word in words):
        return False
    gaps = [after.left - before.right for before, after in pairwise(words)]
    return median(gaps) > 0.08 * words[0].style.size


def _closed(words: Sequence[Word]) -> str:
    """A spread heading without the spaces within its words."""
    gaps = [after.left - before.right for before, after in pairwise(words)]
    usual = median(gaps)
    wide = usual + 0.2 * words[0].style.size
    signs = [
        (" " if gap > wide else "") + word.text for gap, word in zip(gaps, words[1:], strict=True)
    ]
    return words[0].text + "".join(signs)
