"""A section's lines as rows of a page, and which rows wrap the one above."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from greenroom.resume.model import Box, Document, Line
from greenroom.resume.parse.dates import find_dates
from greenroom.resume.parse.places import place_confidence
from greenroom.resume.parse.roles import company_score, title_score
from greenroom.resume.parse.sentences import is_prose, is_titled, says

Sort = Literal["head", "wrap", "bullet", "prose", "more"]

_UNSURE = re.compile(r"[a-zà-ÿ(&+]|\d+[%kKMx ]")
BROKEN = re.compile(r"[-‐\u00ad\ufffe\x02]$")
_OPEN = re.compile(r"(?:[&,/]|\b(?:and|or|of|for|with|the|to|in|by|a|an|und|et|de|y|e))$")
_UNTIL = re.compile(
    r"\W*(?:[^\W\d]+\.?\s*)?\d|\W*(?:present|current|now|today|ongoing|heute|jetzt|actual\w*|oggi"
    r"|présent|aujourd|hoy|atual|heden)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Row:
    """Lines that stand in one row.

    Attributes:
        line: The one that begins it, or the widest where none is in the main text.
        rails: Those beside it.
        sort: The head of an entry, the rest of a head's row, a bullet, prose, or more of these.
        gap: Blank space above, in heights of a line; 0 at the top of a page or column.
    """

    line: Line
    rails: tuple[Line, ...] = ()
    sort: Sort = "head"
    gap: float = 0.0

    @property
    def lines(self) -> tuple[Line, ...]:
        """All its lines."""
        return (self.line, *self.rails)


def rows_of(document: Document, lines: Sequence[Line]) -> tuple[Row, ...]:
    """Rows in reading order, each told what it is."""
    rows: list[Row] = []
    page = _page(document, lines)
    for group in _beside(_railed(document, lines)):
        main = max(group, key=lambda line: _prominence(document, line))
        row = Row(main, tuple(line for line in group if line is not main))
        above = rows[-1] if rows else None
        if above and main.rail and main.column == -1:
            rows[-1] = replace(above, rails=(*above.rails, *row.lines))
            continue
        row = replace(row, gap=_gap(document, above, row))
        rows.append(replace(row, sort=_sort(document, rows, row, page)))
    return _indented(document, rows)


def _railed(document: Document, lines: Sequence[Line]) -> list[Line]:
    """Dates and places that stand left of all text are rails, whatever row they stand in."""
    lefts = sorted(line.box.left for line in lines if line.box and line.role == "bullet")
    edge = lefts[len(lefts) // 2] - 14 if lefts else 0.0
    return [
        replace(line, rail=True, column=-1)
        if line.box and line.box.right < edge and _is_dateline(document.words(line))
        else line
        for line in lines
    ]


def _indented(document: Document, rows: Sequence[Row]) -> tuple[Row, ...]:
    """A row that stands as far in as sentences do, and heads do not, is one of them."""
    prose = {round(row.line.box.left) for row in rows if row.sort == "prose" and row.line.box}
    heads = [row.line.box.left for row in rows if row.sort == "head" and row.line.box]
    if not prose or not heads:
        return tuple(rows)
    found = []
    for row in rows:
        left = round(row.line.box.left) if row.line.box else 0
        deep = left in prose and left > min(heads) + 8 and not row.rails and not row.line.bold
        dated = bool(find_dates(document.words(row.line)))
        found.append(
            replace(row, sort="prose") if row.sort == "head" and deep and not dated else row
        )
    return tuple(found)


def _beside(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines grouped by the row they stand in."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _same_row(groups[-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _prominence(document: Document, line: Line) -> tuple[bool, bool, int]:
    listed = line.role == "bullet" and not _is_dateline(document.words(line))
    return listed, not line.rail and line.role != "bullet", line.end - line.start


def _same_row(group: Sequence[Line], line: Line) -> bool:
    if line.role == "bullet" and any(other.role == "bullet" for other in group):
        return False
    first = group[0]
    if line.box is None or first.box is None:
        return line.rail
    if line.page != first.page:
        return False
    top = max(line.box.top, min(other.box.top for other in group if other.box))
    bottom = min(line.box.bottom, max(other.box.bottom for other in group if other.box))
    apart = any(
        other.box and (line.box.left >= other.box.right - 1 or line.box.right <= other.box.left + 1)
        for other in group
    )
    return apart and bottom - top > 0.5 * (line.box.bottom - line.box.top)


@dataclass(frozen=True, slots=True)
class _Page:
    """Where full lines end, the usual blank space in a paragraph, and how bullets are set."""

    edge: float
    space: float
    size: float
    nested: bool


def _page(document: Document, lines: Sequence[Line]) -> _Page:
    rights = [line.box.right for line in lines if line.box and not line.rail]
    spaces = sorted(
        _gap(document, Row(above), Row(line))
        for above, line in pairwise(lines)
        if line.page == above.page and not line.rail and not above.rail
    )
    spaces = [space for space in spaces if space > 0.02]
    sizes = sorted(line.size for line in lines if line.role == "bullet")
    return _Page(
        max(rights, default=0.0),
        spaces[len(spaces) // 4] if spaces else 0.0,
        sizes[len(sizes) // 2] if sizes else 0.0,
        any(line.indent > 0 for line in lines if line.role == "bullet"),
    )


def _gap(document: Document, above: Row | None, row: Row) -> float:
    if above is None:
        return 0.0
    before = max(line.end for line in above.lines)
    if row.line.box is None or above.line.box is None:
        return float(document.text.count("\n", before, row.line.start) > 1)
    if row.line.page != above.line.page:
        return 0.0
    space = row.line.box.top - above.line.box.bottom
    return max(0.0, space / max(1.0, row.line.box.bottom - row.line.box.top))


def _sort(document: Document, rows: Sequence[Row], row: Row, page: _Page) -> Sort:
    words = document.words(row.line)
    above = rows[-1] if rows else None
    headed = above is not None and above.sort in ("head", "wrap")
    if row.line.role == "bullet":
        return "head" if _heads(document, row, headed, page) else "bullet"
    if above and headed and any(wraps(document, line, row.line) for line in above.lines):
        return "wrap"
    if above and not headed and _continues(document, rows, row, page):
        return "more"
    if row.line.rail or any(find_dates(document.words(line)) for line in row.rails):
        return "head"
    return "prose" if is_prose(words) else "head"


def _heads(document: Document, row: Row, headed: bool, page: _Page) -> bool:
    """Whether a row that begins with a sign is part of a head: an icon, or a listed position."""
    words = document.words(row.line)
    if _is_dateline(words):
        return bool(row.rails) or headed
    dated = any(
        not found.single for line in row.lines for found in find_dates(document.words(line))
    )
    listed = page.nested and row.line.indent == 0
    if len(words.split()) > 12 or not (is_titled(words) or listed):
        return False
    return dated or bool(page.size and row.line.size > page.size + 1.2)


def wraps(document: Document, above: Line, line: Line) -> bool:
    """Whether a row of a head is the rest of the row above."""
    before, words = document.words(above).rstrip(), document.words(line)
    if before.count("(") > before.count(")") and ")" in words:
        return True
    if before.endswith(("–", "—", " -")) or re.match(r"[–—-]\s*\S", words):
        return _UNTIL.match(words) is not None
    if BROKEN.search(before) or _OPEN.search(before):
        return words[:1].isalpha()
    return words[:1].islower()


def _is_dateline(words: str) -> bool:
    """Whether a row says no more than when and where; icons before these look like bullets."""
    dates = find_dates(words)
    rest = words
    for found in reversed(dates):
        rest = rest[: found.start] + "," + rest[found.end :]
    rest = re.sub(r"^[\s,|·•–—-]+|[\s,|·•–—-]+$", "", rest)
    return (bool(dates) and not rest) or place_confidence(rest) > 0.6


def _continues(document: Document, rows: Sequence[Row], row: Row, page: _Page) -> bool:
    """Whether a row is the rest of the sentence in the row above."""
    first, line = rows[-1].line, row.line
    begun = next(each.sort for each in reversed(rows) if each.sort != "more")
    said = begun == "prose" and says(document.words(line))
    if said and not _OPEN.search(document.words(first)):
        return False
    if line.bold and not first.bold:
        return False
    if line.size and first.size and abs(line.size - first.size) > 0.6:
        return False
    if line.box is None or first.box is None:
        return _continues_text(document, first, line)
    if line.page == first.page and row.gap > page.space + 0.15:
        return False
    return _continues_column(document, (first, first.box), (line, line.box), page)


def _continues_column(
    document: Document, above: tuple[Line, Box], below: tuple[Line, Box], page: _Page
) -> bool:
    """The same for lines in a column: does the row above end where full rows end?"""
    (first, upper), (line, lower) = above, below
    words = document.words(line)
    unsure = bool(_UNSURE.match(words))
    if line.page == first.page and lower.left < upper.left - 14:
        return unsure and upper.right > page.edge - 30
    letter = (upper.right - upper.left) / max(1, first.end - first.start)
    full = upper.right + letter * (len(words.split()[0]) + 0.5) > page.edge - 1.5 * letter
    if full and (unsure or document.words(first).endswith(("-", "\u00ad"))):
        return True
    if abs(lower.left - upper.left) < 3 or line.page != first.page:
        return full or unsure
    named = title_score(words) >= 2.5 or company_score(words) >= 2.0 or bool(find_dates(words))
    return full and not named


def _continues_text(document: Document, first: Line, line: Line) -> bool:
    if document.kind not in ("text", "markdown"):
        return False
    if document.text.count("\n", first.end, line.start) > 1:
        return False
    return document.words(first).endswith("-") or bool(_UNSURE.match(document.words(line)))
