"""Bullets and sentences made whole out of the rows they are wrapped over."""

from collections.abc import Iterable, Sequence

from greenroom.resume.document import Document
from greenroom.resume.model import Fact
from greenroom.resume.parse.facts import clean
from greenroom.resume.parse.rows import Row


def sentences(document: Document, rows: Iterable[Row]) -> tuple[Fact, ...]:
    """One fact for each bullet or paragraph; what stands in a rail is no part of it."""
    groups: list[list[Row]] = []
    for row in rows:
        if row.sort == "more" and groups:
            groups[-1].append(row)
        else:
            groups.append([row])
    return tuple(_whole(document, group) for group in groups)


def _whole(document: Document, rows: Sequence[Row]) -> Fact:
    text = "\n".join(document.words(row.line) for row in rows)
    return Fact(clean(text, document.text), rows[0].line.start, rows[-1].line.end, 0.95)
