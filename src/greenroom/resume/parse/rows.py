"""A section's lines as rows of a page, and which rows wrap the one above."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from greenroom.resume.document import Document, Line
from greenroom.resume.parse.dates import find_dates
from greenroom.resume.parse.places import place_confidence
from greenroom.resume.parse.sentences import is_prose, is_remark, is_titled, says
from greenroom.resume.parse.wrapping import OPEN, Page, continues, gap, page_of, wraps

Sort = Literal["head", "wrap", "bullet", "prose", "more"]
_NUMBER = re.compile(r"\(?(\d{1,2})[.)]\s+(?=[^\W\d])")
_LONGEST = 3  # rows that a head's row may go on in


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
    lines = _railed(document, _numbered(document, _together(document, lines)))
    page = page_of(document, lines)
    for group in _beside(lines):
        main = max(group, key=lambda line: _prominence(document, line))
        row = Row(main, tuple(line for line in group if line is not main))
        above = rows[-1] if rows else None
        if above and main.rail and main.column == -1:
            rows[-1] = replace(above, rails=(*above.rails, *row.lines))
            continue
        if above:
            end = max(line.end for line in above.lines)
            row = replace(row, gap=gap(document, above.line, end, main))
        rows.append(replace(row, sort=_sort(document, rows, row, page)))
    return _indented(document, rows)


def _together(document: Document, lines: Sequence[Line]) -> list[Line]:
    """A sentence cut in two at a space of usual width is one line."""
    whole: list[Line] = []
    for line in lines:
        above = whole[-1] if whole else None
        if above and above.box and line.box and line.start - above.end == 1:
            near = 0 <= line.box.left - above.box.right < 8 and line.page == above.page
            level = abs(line.box.top - above.box.top) < 2
            if near and level and document.words(line)[:1].islower():
                box = replace(above.box, right=line.box.right)
                whole[-1] = replace(above, end=line.end, box=box)
                continue
        whole.append(line)
    return whole


def _numbered(document: Document, lines: Sequence[Line]) -> list[Line]:
    """Lines of a numbered list are bullets; the number is no part of them."""
    signs = [_NUMBER.match(document.words(line)) for line in lines]
    first = any(sign and int(sign[1]) == 1 for sign in signs)
    if not first or sum(sign is not None for sign in signs) < 2:
        return list(lines)
    return [
        replace(line, start=line.start + sign.end(), role="bullet")
        if sign and not line.role
        else line
        for line, sign in zip(lines, signs, strict=True)
    ]


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


def _sort(document: Document, rows: Sequence[Row], row: Row, page: Page) -> Sort:
    words = document.words(row.line)
    above = rows[-1] if rows else None
    headed = above is not None and above.sort in ("head", "wrap")
    if row.line.role == "bullet":
        return "head" if _heads(document, row, headed, page) else "bullet"
    long = len(rows) >= _LONGEST and all(each.sort == "wrap" for each in rows[-_LONGEST:])
    if above and headed and not long and wraps(document, above.lines, row.lines, page):
        return "wrap"
    if above and not headed and _goes_on(document, rows, row, page):
        return "more"
    dated = any(find_dates(document.words(line)) for line in row.rails)
    if row.line.rail or (dated and not (headed and len(words) > 40)):
        return "head"
    brief = is_remark(words) if headed else above is not None and _is_deed(above.line, row, words)
    return "prose" if brief or is_prose(words) else "head"


def _is_deed(above: Line, row: Row, words: str) -> bool:
    """Whether a few words below a sentence, set like it, say what was done."""
    alike = (above.bold, round(above.size)) == (row.line.bold, round(row.line.size))
    return alike and len(words.split()) > 2 and says(words) and not is_titled(words)


def _goes_on(document: Document, rows: Sequence[Row], row: Row, page: Page) -> bool:
    """Whether a row is the rest of the sentence in the row above."""
    above, line = rows[-1].line, row.line
    begun = next(each.sort for each in reversed(rows) if each.sort != "more")
    said = begun == "prose" and says(document.words(line))
    if said and not OPEN.search(document.words(above)):
        return False
    return continues(document, above, line, page)


def _heads(document: Document, row: Row, headed: bool, page: Page) -> bool:
    """Whether a row that begins with a sign is part of a head: an icon, or a listed position."""
    words = document.words(row.line)
    beside = any(_is_dateline(document.words(line)) for line in row.rails)
    if _is_dateline(words):
        return bool(row.rails) or headed
    dated = any(
        not found.single for line in row.lines for found in find_dates(document.words(line))
    )
    listed = page.nested and row.line.indent == 0
    if len(words.split()) > 12 or not (is_titled(words) or listed):
        return False
    return dated or beside or bool(page.size and row.line.size > page.size + 1.2)


def _is_dateline(words: str) -> bool:
    """Whether a row says no more than when and where; icons before these look like bullets."""
    dates = find_dates(words)
    rest = words
    for found in reversed(dates):
        rest = rest[: found.start] + "," + rest[found.end :]
    rest = re.sub(r"^[\s,|·•–—-]+|[\s,|·•–—-]+$", "", rest)
    return (bool(dates) and not rest) or place_confidence(rest) > 0.6
