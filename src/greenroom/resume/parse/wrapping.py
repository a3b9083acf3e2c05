"""Whether a line goes on with what the line above says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from greenroom.resume.document import Box, Document, Line
from greenroom.resume.parse.dates import find_dates
from greenroom.resume.parse.places import place_confidence
from greenroom.resume.parse.roles import company_score, title_score

BROKEN = re.compile(r"[-‐\u00ad\ufffe\x02]$")
"""A word that goes on in the next line."""
OPEN = re.compile(
    r"(?:[&,/]|\b(?:and|or|of|for|with|the|to|in|by|a|an|at|on|from|into|than|via|und|et|de|y|e))$"
)
"""A phrase that goes on in the next line."""
_PARTED = re.compile(r"[|,–—/:]|\s-\s")
_UNSURE = re.compile(r"[a-zà-ÿ(&+]|\d+[%kKMx ]")
_MONTH = re.compile(
    r"\b(?:jan|feb|fév|mar|mär|apr|avr|abr|ma[iy]|jun|jui|jul|aug|août|ago|sep|set|oct|okt|out|nov"
    r"|dec|dez|déc|dic)[^\W\d]{0,6}\.?$",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\W*(?:[^\W\d]+\.?\s*)?\d|\W*(?:present|current|now|today|ongoing|heute|jetzt|actual\w*|oggi"
    r"|présent|aujourd|hoy|atual|heden)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Page:
    """How a section's lines are set.

    Attributes:
        edge: Where full lines end.
        left: Where lines without a sign begin.
        firm: Whether several lines end there.
        space: The usual blank space in a paragraph, in heights of a line.
        size: The usual size of bullets.
        nested: Whether there are bullets below bullets.
    """

    edge: float
    left: float
    firm: bool
    space: float
    size: float
    nested: bool


def page_of(document: Document, lines: Sequence[Line]) -> Page:
    """Measure a section's lines."""
    boxes = [line.box for line in lines if line.box and not line.rail]
    plain = [line.box.left for line in lines if line.box and not line.rail and not line.role]
    edge = max((box.right for box in boxes), default=0.0)
    space = _spaces(document, lines)
    sizes = sorted(line.size for line in lines if line.role == "bullet")
    return Page(
        edge,
        min(plain, default=0.0),
        sum(box.right > edge - 15 for box in boxes) > 2,
        space,
        sizes[len(sizes) // 2] if sizes else 0.0,
        any(line.indent > 0 for line in lines if line.role == "bullet"),
    )


def _spaces(document: Document, lines: Sequence[Line]) -> float:
    """Blank space in a paragraph: below a bullet that wraps, else where there is little."""
    pairs = [
        (above, line, gap(document, above, above.end, line))
        for above, line in pairwise(line for line in lines if not line.rail)
        if line.page == above.page
    ]
    hanging = [
        space
        for above, line, space in pairs
        if above.role == "bullet" and not line.role and above.box and line.box
        if abs(above.box.left - line.box.left) < 3 and abs(above.size - line.size) < 0.6
    ]
    if hanging:
        return min(hanging)
    spaces = sorted(space for _, _, space in pairs if space > 0.02)
    return spaces[len(spaces) // 4] if spaces else 0.0


def gap(document: Document, above: Line, end: int, line: Line) -> float:
    """Blank space between two lines, in heights of a line; `end` is where the row above ends."""
    if line.box is None or above.box is None:
        return float(document.text.count("\n", end, line.start) > 1)
    if line.page != above.page:
        return 0.0
    space = line.box.top - above.box.bottom
    return max(0.0, space / max(1.0, line.box.bottom - line.box.top))


def wraps(document: Document, above: Sequence[Line], row: Sequence[Line], page: Page) -> bool:
    """Whether a row of an entry's head is the rest of the row above; main lines come first."""
    words = document.words(row[0])
    before = document.words(above[0]).rstrip()
    if before.count("(") > before.count(")") and ")" in words:
        return True
    if any(_reaches(document.words(each).rstrip(), words) for each in above):
        return True
    if BROKEN.search(before) or OPEN.search(before):
        return words[:1].isalpha()
    if words[:1].islower() or words[:2] in ("& ", "+ ", "/ "):
        return True
    return _overflows(document, above, row, page)


def _reaches(before: str, words: str) -> bool:
    """Whether a range of dates goes on."""
    if _MONTH.search(before) and re.match(r"(?:19|20)\d\d\b", words):
        return True
    dashed = (
        before.endswith(("–", "—", " -", " to", " until", " bis", " à", " hasta", " al"))
        or re.match(r"[–—-]\s*\S", words) is not None
    )
    return dashed and _UNTIL.match(words) is not None


def _overflows(document: Document, above: Sequence[Line], row: Sequence[Line], page: Page) -> bool:
    """Whether a row's first word had no room at the end of the row above."""
    first, line = above[0], row[0]
    words = document.words(line)
    if len(row) > 1 and not first.turns and (first.bold, first.italic) != (line.bold, line.italic):
        return False
    if first.box is None or line.box is None or first.page != line.page:
        return False
    sized = bool(first.turns) or abs(first.size - line.size) < 0.6
    near = sized and abs(first.box.left - line.box.left) < 3
    near = near and gap(document, first, first.end, line) <= page.space + 0.15
    wide = first.box.right - first.box.left > 0.6 * (page.edge - page.left)
    if not near or not (wide or first.end - first.start >= 30) or _UNTIL.match(words):
        return False
    rails = [each.box.left for each in above[1:] if each.box and each.box.left > first.box.right]
    limit = min(rails, default=page.edge if page.firm else 10_000.0)
    alike = bool(first.turns) or (first.bold, first.italic) == (line.bold, line.italic)
    rest = alike and len(words.split()) <= 3 and _PARTED.search(document.words(first))
    begun = alike and is_begun(document.words(first))
    named = title_score(words) >= 2.5 or place_confidence(words) > 0.6
    return (bool(rest) or begun or not named) and _end_with(
        document, first, first.box, words
    ) > limit


def is_begun(words: str) -> bool:
    """Whether a row ends with the first word or two of what goes on below.

    >>> is_begun("Podlark Audio | Machine"), is_begun("Podlark Audio | New York")
    (True, False)
    """
    *before, tail = _PARTED.split(words.rstrip())
    short = 0 < len(tail.split()) <= 2 and not find_dates(tail)
    known = title_score(tail) >= 2.0 or company_score(tail) >= 1.7 or place_confidence(tail) > 0.6
    return bool(before) and short and not known


def continues(document: Document, first: Line, line: Line, page: Page) -> bool:
    """Whether a line is the rest of the sentence in the line above."""
    if line.bold and not first.bold:
        return False
    if line.size and first.size and abs(line.size - first.size) > 0.6:
        return False
    if line.box is None or first.box is None:
        return _continues_text(document, first, line)
    apart = gap(document, first, first.end, line) > page.space + 0.15
    if line.page == first.page and apart:
        return False
    return _continues_column(document, (first, first.box), (line, line.box), page)


def _continues_column(
    document: Document, above: tuple[Line, Box], below: tuple[Line, Box], page: Page
) -> bool:
    """The same for lines in a column: does the line above end where full lines end?"""
    (first, upper), (line, lower) = above, below
    words = document.words(line)
    unsure = bool(_UNSURE.match(words) or OPEN.search(document.words(first).rstrip()))
    if line.page == first.page and lower.left < upper.left - 14:
        return unsure and upper.right > page.edge - 30
    if line.page != first.page and lower.left < upper.left - 6:
        return unsure  # further left on the next page: something begins there
    letter = (upper.right - upper.left) / max(1, first.end - first.start)
    full = _end_with(document, first, upper, words) > page.edge - 1.5 * letter
    if full and (unsure or BROKEN.search(document.words(first))):
        return True
    if abs(lower.left - upper.left) < 3 and first.role == "bullet":
        return full or unsure or lower.left > page.left + 3
    if abs(lower.left - upper.left) < 3 or line.page != first.page:
        return full or unsure
    named = title_score(words) >= 2.5 or company_score(words) >= 2.0 or bool(find_dates(words))
    return full and not named


def _end_with(document: Document, first: Line, box: Box, words: str) -> float:
    """Where a line would end with one word more."""
    letter = (box.right - box.left) / max(1, len(document.words(first)))
    return box.right + letter * len(words.split(maxsplit=1)[0])


def _continues_text(document: Document, first: Line, line: Line) -> bool:
    if document.kind not in ("text", "markdown"):
        return False
    if document.text.count("\n", first.end, line.start) > 1:
        return False
    return document.words(first).endswith("-") or bool(_UNSURE.match(document.words(line)))
