"""Words and runs of a page, made for tests of what is done with them."""

from greenroom.resume.read.geometry import Run
from greenroom.resume.read.glyphs import Word
from greenroom.resume.read.style import Style


def words(text: str, gap: float) -> list[Word]:
    """Words in 10 points with a gap between them; `_` stands for a usual space within one tag."""
    made: list[Word] = []
    left = 50.0
    for tag in text.split():
        for word in tag.split("_"):
            made.append(Word(word, left, left + 5 * len(word), 100, Style(), True, len(made)))
            left = made[-1].right + 2.5
        left = made[-1].right + gap
    return made


def a_run(text: str, left: float, base: float, *, bold: bool = False, size: float = 10.0) -> Run:
    """A run of a page; its letters are half an em wide."""
    style = Style(size=size, bold=bold)
    right = left + 0.5 * size * len(text)
    return Run([Word(text, left, right, base, style, True, int(base))])
