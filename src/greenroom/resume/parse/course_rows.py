"""Rows of education that go on in the row below: a name, a degree or a date broken in two."""

from collections.abc import Sequence
from dataclasses import replace

from greenroom.resume.document import Document
from greenroom.resume.parse.dates import find_dates
from greenroom.resume.parse.degrees import degree_at
from greenroom.resume.parse.places import place_confidence
from greenroom.resume.parse.rows import Row
from greenroom.resume.parse.schools import school_score
from greenroom.resume.parse.wrapping import BROKEN, is_begun

_NOTHING = "\u200b"  # a place without width, which is cleaned away
_OPEN = ("and", "in", "of", "&", ",", "de", "und", "for", "the", "et", "der", "di", "-", "–", "/")


def wrapped(document: Document, rows: Sequence[Row]) -> list[list[Row]]:
    """Rows with those that only wrap them: a name or a degree broken over two lines."""
    groups: list[list[Row]] = []
    column = rows[0].line.column if rows else 0
    rights = [
        line.box.right for line in document.lines if line.box and line.column == column
    ]  # fmt: skip
    edge = max(rights, default=0.0)
    for row in rows:
        if groups and _wraps(document, groups[-1][-1], row, edge):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _wraps(document: Document, above: Row, row: Row, edge: float) -> bool:
    first, line = above.line, row.line
    words, before = document.words(line), document.words(first).rstrip()
    if _ends_a_date(document, above, row):
        return True
    if not before or not _is_alike(above, row):
        return False
    if BROKEN.search(before) or before.split()[-1].lower() in _OPEN or before.endswith(","):
        return words[:1].isalnum()
    if words[:1].islower() or (find_dates(words) and not is_begun(before)):
        return words[:1].islower()
    return not find_dates(before) and _overflows(document, above, row, edge)


def _is_alike(above: Row, row: Row) -> bool:
    """Whether a row stands close under another, set like it."""
    first, line = above.line, row.line
    if line.role == "bullet" or first.bold != line.bold or (row.rails and not _halved(above, row)):
        return False
    near = line.start - max(each.end for each in above.lines) <= 2 and row.gap <= 0.9
    return near and abs(first.size - line.size) <= 0.3 and line.page == first.page


def _overflows(document: Document, above: Row, row: Row, edge: float) -> bool:
    """Whether the first word of a row had no room at the end of the row above."""
    first, line = above.line, row.line
    if first.box is None or line.box is None:
        return False
    words, before = document.words(line), document.words(first).rstrip()
    rails = [each.box.left for each in above.rails if each.box and each.box.left > first.box.right]
    letter = (first.box.right - first.box.left) / max(1, len(before))
    if first.box.right + letter * (len(words.split()[0]) + 1) <= min([edge, *rails]):
        return False
    if first.turns and len(document.text[first.turns[-1] : first.end].split()) <= 3:
        return abs(first.box.left - line.box.left) < 3
    if is_begun(before) and school_score(before) < 1.6 > school_score(words.split()[0]):
        return True
    told = school_score(before) >= 1.6 or degree_at(before) is not None
    whole = degree_at(words) is not None or (school_score(words) >= 1.6 and told)
    return not above.rails and not whole


def _halved(above: Row, row: Row) -> bool:
    """Whether all that stands beside a row is the other half of what stands beside that above."""
    return len(row.rails) == 1 and len(above.rails) == 1 and row.gap < 0.6


def _ends_a_date(document: Document, above: Row, row: Row) -> bool:
    """Whether a row is the rest of a date that the row above has no room for."""
    last = max(above.lines, key=lambda line: line.end)
    if row.line.start - last.end > 2 or row.line.end - row.line.start > 20:
        return False
    text = document.text[last.start : row.line.end]
    edge = last.end - last.start
    return any(found.start < edge < found.end == len(text) for found in find_dates(text))


def unrailed(document: Document, groups: Sequence[Sequence[Row]]) -> Document:
    """The document without the rails that stand between a row and what wraps it."""
    text = document.text
    for group in groups:
        last = group[-1].line.start
        for rail in (line for row in group[:-1] for line in row.rails):
            words = document.words(rail)
            beside = find_dates(words) or place_confidence(words) > 0.6
            if group[0].line.start < rail.start < last and beside:
                blank = _NOTHING * (rail.end + 1 - rail.start)
                text = text[: rail.start] + blank + text[rail.end + 1 :]
    return replace(document, text=text)
