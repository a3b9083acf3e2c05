"""How a line is set, compared with the rest of its document."""

import re
from collections import Counter
from dataclasses import dataclass

from greenroom.resume.document import Document, Line

Style = tuple[float, bool, bool]
"""Font size to half a point, whether bold, whether in capitals."""

_LETTER = re.compile(r"[^\W\d_]")


def in_capitals(text: str) -> bool:
    """Whether all letters are capitals, and there are some.

    >>> in_capitals("WORK HISTORY"), in_capitals("AI"), in_capitals("Work")
    (True, False, False)
    """
    letters = _LETTER.findall(text)
    return len(letters) > 2 and "".join(letters).isupper()


@dataclass(frozen=True, slots=True)
class Typography:
    """What is usual in a document: the size and weight of most of its text."""

    body: float
    bold: bool

    def style(self, line: Line, text: str) -> Style:
        """A line's style."""
        return round(line.size * 2) / 2, line.bold, in_capitals(text)

    def weight(self, line: Line, text: str) -> float:
        """How much a line stands out: 0 as body text, 2 and more as a heading."""
        larger = line.size / self.body if self.body and line.size else 1.0
        return (
            (2.0 if larger >= 1.12 else 1.0 if larger >= 1.04 else -0.5 if larger < 0.9 else 0.0)
            + (1.0 if line.bold and not self.bold else 0.0)
            + (1.0 if in_capitals(text) else 0.0)
            + (3.0 if line.role == "heading" else 0.0)
        )


def typography(document: Document) -> Typography:
    """What is usual in a document."""
    sizes: Counter[float] = Counter()
    heavy = total = 0
    for line in document.lines:
        length = line.end - line.start
        sizes[line.size] += length
        total += length
        heavy += length if line.bold else 0
    body = max(sorted(sizes), key=lambda size: sizes[size], default=0.0)
    return Typography(body, 2 * heavy > total)
