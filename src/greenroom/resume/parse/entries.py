"""Positions and projects out of a section's lines."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from greenroom.resume.document import Document
from greenroom.resume.model import Dates, Fact, Project, Work
from greenroom.resume.parse.blocks import Block
from greenroom.resume.parse.casting import Cast, Span, cast_all
from greenroom.resume.parse.dates import find_dates
from greenroom.resume.parse.facts import clean, fact, line_fact
from greenroom.resume.parse.grouping import Entry, entries_of
from greenroom.resume.parse.heads import Head, head_of
from greenroom.resume.parse.highlights import sentences
from greenroom.resume.parse.roles import is_suffix, title_score
from greenroom.resume.parse.rows import Row, rows_of
from greenroom.resume.parse.sentences import STACK, says

_SURE_TITLE = 2.0


def work_entries(
    document: Document, blocks: Sequence[Block], today: date | None = None
) -> tuple[Work, ...]:
    """The positions in all sections of experience, in reading order.

    Args:
        document: The document.
        blocks: Its sections of experience.
        today: The document's date, which decides the century of two-digit years.
    """
    entries = _entries(document, blocks)
    heads = [
        replace(head_of(document, entry.head, entry.beside, today), bare=not entry.body)
        for entry in entries
    ]
    casts = cast_all(heads)
    listed = 2 * sum(entry.listed for entry in entries) > len(entries)
    works = [
        _work(document, entry, head, cast, listed)
        for entry, head, cast in zip(entries, heads, casts, strict=True)
    ]
    return tuple(_under_companies(works))


def project_entries(
    document: Document, blocks: Sequence[Block], today: date | None = None
) -> tuple[Project, ...]:
    """The projects in all sections of projects, in reading order."""
    projects: list[Project] = []
    for entry in _entries(document, blocks, dated=False):
        if entry.head:
            projects.append(_project(document, entry, today))
        else:
            told = sentences(document, entry.body)
            projects += [Project(_lead(document, each), highlights=(each,)) for each in told]
    return tuple(projects)


def _lead(document: Document, told: Fact) -> Fact | None:
    """The name a sentence begins with (`driftwatch: a library …`), if it does."""
    found = re.match(r"[^:–—\n]{2,50}?(?=:\s|\s[–—]\s)", document.text[told.start : told.end])
    if found is None or len(found[0].split()) > 6:
        return None
    return fact(document, told.start, told.start + found.end(), 0.7)


def _entries(document: Document, blocks: Iterable[Block], dated: bool = True) -> list[Entry]:
    entries: list[Entry] = []
    for block in blocks:
        entries += entries_of(document, rows_of(document, block.lines), dated)
    return entries


def _work(document: Document, entry: Entry, head: Head, cast: Cast, listed: bool) -> Work:
    summary, highlights = _told(document, entry.body)
    if listed and not entry.listed and len(highlights) == 1 and _describes(highlights[0].value):
        summary, highlights = highlights[0], ()
    sure = round(0.5 + min(0.45, max(0.0, cast.margin) / 8), 2)
    return Work(
        position=_value(document, head, cast.title, sure),
        name=_value(document, head, cast.company, sure),
        location=_value(document, head, cast.place, 0.9),
        dates=head.found[0].dates if head.found else Dates(),
        summary=summary,
        highlights=highlights,
    )


def _describes(sentence: str) -> bool:
    """Whether the one sentence below a head is about the position rather than a deed."""
    return sentence.endswith(".") or not says(sentence)


def _value(document: Document, head: Head, span: Span | None, sure: float) -> Fact | None:
    if span is None:
        return None
    pieces = head.pieces[span.first : span.last + 1]
    text, end = pieces[0].text, pieces[0].end
    for piece in pieces[1:]:
        between = document.text[end : piece.start]
        if "\n" in between:
            between = ", " if "," in between else " "
        text, end = text + between + piece.text, piece.end
    if text.count("(") > text.count(")") and document.text[end : end + 1] == ")":
        text, end = text + ")", end + 1
    text = re.sub(r"\s+,", ",", clean(text, document.text))
    if re.search(r"[^\W\d]{4,}\.$", text) and not is_suffix(text.split()[-1]):
        text = text.rstrip(".")
    start = min(piece.start for piece in pieces)
    return Fact(text, start, max(end, *(piece.end for piece in pieces)), sure)


def _told(document: Document, body: Sequence[Row]) -> tuple[Fact | None, tuple[Fact, ...]]:
    """A paragraph before bullets is the summary; without bullets, paragraphs are the highlights."""
    rows = _said(document, body)
    first = next((number for number, row in enumerate(rows) if row.sort == "bullet"), None)
    if not first:
        return None, sentences(document, rows)
    before = sentences(document, rows[:first])
    start, end = before[0].start, before[-1].end
    summary = Fact(" ".join(each.value for each in before), start, end, 0.8)
    return summary, sentences(document, rows[first:])


def _said(document: Document, body: Iterable[Row]) -> list[Row]:
    """The rows of bullets and paragraphs, without lists of tools and what wraps them."""
    kept: list[Row] = []
    listing = False
    for row in body:
        if row.sort != "more":
            words = document.words(row.line)
            listing = row.sort != "bullet" and STACK.match(words) is not None
        if row.sort in ("bullet", "prose", "more") and not listing:
            kept.append(row)
    return kept


def _under_companies(works: Sequence[Work]) -> list[Work]:
    """Positions below a company's own row get its name; that row is no position."""
    kept: list[Work] = []
    parent: Work | None = None
    for number, work in enumerate(works):
        below = works[number + 1] if number + 1 < len(works) else None
        if _is_parent(work, below):
            parent = work
        elif work.name is None and (parent or kept):
            above = parent or kept[-1]
            kept.append(replace(work, name=above.name, location=work.location or above.location))
        else:
            parent = None
            kept.append(work)
    return kept


def _is_parent(work: Work, below: Work | None) -> bool:
    named = work.position is not None and title_score(work.position.value) >= _SURE_TITLE
    return (
        below is not None
        and work.name is not None
        and not named
        and not work.highlights
        and below.name is None
        and below.position is not None
    )


def _project(document: Document, entry: Entry, today: date | None) -> Project:
    head = head_of(document, entry.head, entry.beside, today)
    description, highlights = _told(document, entry.body)
    name = head.pieces[0] if head.pieces else None
    if description is None:
        description = _described(document, entry.head[1:])
    return Project(
        name=fact(document, name.start, name.end, 0.9) if name else None,
        description=description,
        url=_url(document, entry),
        dates=head.found[0].dates if head.found else Dates(),
        highlights=highlights,
    )


def _described(document: Document, rows: Sequence[Row]) -> Fact | None:
    """What the rows below a project's name say of it."""
    told = [
        row
        for row in rows
        if row.sort == "head" and len(document.words(row.line).split()) > 3
        if not find_dates(document.words(row.line)) and "://" not in document.words(row.line)
    ]
    return line_fact(document, told[0].line, 0.6) if told else None


def _url(document: Document, entry: Entry) -> Fact | None:
    if not entry.head:
        return None
    start, end = entry.head[0].line.start, max(line.end for line in entry.head[-1].lines)
    for link in document.links:
        if start <= link.start <= end:
            return Fact(link.url, link.start, link.end, 0.9)
    return None
