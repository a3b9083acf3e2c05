"""The head of a résumé in pieces: what stands between bars, dots, icons and changes of type."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from greenroom.resume.document import Document, Line
from greenroom.resume.parse.blocks import Block

_BETWEEN = re.compile(r"\s*[|•·◦∙⋄◇◆♦●▪‖;¦❖⬥\t\ue000-\uf8ff]+\s*|\s{2,}|\s+[–—⋅/-]\s+")
_ROWS = 14  # of a file without headings that may be its head


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line.

    Attributes:
        start: Where it starts in the document.
        end: One past its last character.
        text: What stands there.
        line: The line it is in.
        first: Whether nothing stands before it in its line.
    """

    start: int
    end: int
    text: str
    line: Line
    first: bool


def head_lines(document: Document, blocks: Sequence[Block]) -> tuple[Line, ...]:
    """The lines that may say who it is: before any heading, under "contact", a page's header."""
    top = [line for block in blocks if block.id == "" for line in block.lines]
    if len(blocks) < 2:
        top = top[:_ROWS]
    contact = [line for block in blocks if block.id == "contact" for line in block.lines]
    header = [line for line in document.lines if line.role == "header"]
    footer = [line for line in document.lines if line.role == "footer"]
    return (*header, *top, *contact, *footer)


def pieces(document: Document, lines: Sequence[Line]) -> tuple[Piece, ...]:
    """The lines cut at every separator and change of type."""
    found = []
    for line in lines:
        for start, end in _cuts(document, line):
            text = document.text[start:end]
            inner = text.strip(" ,:")
            if inner:
                at = start + text.index(inner)
                found.append(Piece(at, at + len(inner), inner, line, start == line.start))
    return tuple(found)


def _cuts(document: Document, line: Line) -> list[tuple[int, int]]:
    words = document.words(line)
    edges = {line.start, line.end}
    spans = [(line.start + at.start(), line.start + at.end()) for at in _BETWEEN.finditer(words)]
    edges |= {place for span in spans for place in span}
    edges |= {turn for turn in line.turns if line.start < turn < line.end}
    ordered = sorted(edges)
    gaps = set(spans)
    return [
        (start, end)
        for start, end in pairwise(ordered)
        if not any(low <= start and end <= high for low, high in gaps)
    ]
