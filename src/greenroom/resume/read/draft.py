"""A document while it is being read: rows of words, put together into one text at the end."""

from collections import Counter
from dataclasses import dataclass, field, replace

from greenroom.resume.document import Document, Finding, Kind, Line, Link, Role, Severity
from greenroom.resume.read.signs import names_section
from greenroom.resume.read.suspicious import (
    clean,
    find_instructions,
    hidden_finding,
    instruction_findings,
    unseen_findings,
)


@dataclass(frozen=True, slots=True)
class Words:
    """A run of text in one type."""

    text: str
    bold: bool = False
    italic: bool = False
    size: float = 0.0
    url: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line to be.

    Attributes:
        words: Its runs; white space is made single when the text is put together.
        role: As in `Line`; a heading's role is settled by its level.
        level: A heading's level from 1; 0 for all that is no heading.
        indent: As in `Line`.
        rail: As in `Line`.
        column: As in `Line`.
    """

    words: tuple[Words, ...] = ()
    role: Role = ""
    level: int = 0
    indent: int = 0
    rail: bool = False
    column: int = 0

    @classmethod
    def of(cls, text: str, role: Role = "") -> "Row":
        """A row of one run."""
        return cls((Words(text),), role)

    @property
    def text(self) -> str:
        """Its text, white space single."""
        return " ".join("".join(each.text for each in self.words).split())


@dataclass(slots=True)
class Draft:
    """What has been read so far."""

    kind: Kind
    rows: list[Row] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    _removed: int = 0
    _smuggled: str = ""
    _notes: list[tuple[str, Severity, str, str]] = field(default_factory=list)

    def add(self, row: Row) -> None:
        """Add a row; one without text is left out."""
        words = tuple(self._seen(each) for each in row.words)
        row = replace(row, words=words)
        if row.text:
            self.rows.append(row)

    def _seen(self, words: Words) -> Words:
        cleaned = clean(words.text)
        self._removed += cleaned.removed
        self._smuggled += cleaned.smuggled
        return replace(words, text=cleaned.text)

    def gap(self) -> None:
        """Leave an empty line, unless there is one."""
        if self.rows and self.rows[-1].words:
            self.rows.append(Row())

    def hide(self, text: str) -> None:
        """Keep a text that a reader cannot see apart."""
        words = " ".join(text.split())
        if words:
            self.hidden.append(words)

    def remark(self, text: str) -> None:
        """Keep a comment of the source apart; it is a fault only where it speaks to a machine."""
        words = " ".join(text.split())
        if find_instructions(words):
            self.hide(words)
        elif words:
            self.comments.append(words)

    def note(self, rule: str, severity: Severity, advice: str, quote: str = "") -> None:
        """Remember a finding, said once a rule; the quote is one row's text, or empty."""
        if all(rule != each for each, *_ in self._notes):
            self._notes.append((rule, severity, advice, quote))

    def document(self) -> Document:
        """Put the rows together."""
        while self.rows and not self.rows[-1].words:
            self.rows.pop()
        rows = _settled(self.rows)
        text: list[str] = []
        lines: list[Line] = []
        links: list[Link] = []
        at = 0
        for row in rows:
            words, found, turns = _joined(row, at)
            text.append(words)
            links.extend(found)
            if words:
                lines.append(replace(_line(row, at, at + len(words)), turns=turns))
            at += len(words) + 1
        whole = "\n".join(text)
        return Document(
            kind=self.kind,
            text=whole,
            lines=tuple(lines),
            links=tuple(links),
            findings=self._findings(whole),
            hidden=(*self.hidden, *self.comments, *([self._smuggled] if self._smuggled else [])),
        )

    def _findings(self, text: str) -> tuple[Finding, ...]:
        found = []
        for rule, severity, advice, quote in self._notes:
            start = max(text.find(quote), 0)
            end = start + len(quote) if text.startswith(quote, start) else start
            found.append(Finding(rule, severity, text[start:end], start, end, advice))
        if self.comments:
            advice = "Comments stay in the file you hand on: take them out unless they may be read."
            found.append(Finding("comment", "note", "", 0, 0, advice))
        if self.hidden:
            words = " ".join(self.hidden)
            found.append(hidden_finding(words))
            orders = instruction_findings(words)[:1]
            found += [replace(each, quote="", start=0, end=0) for each in orders]
        found += unseen_findings(self._removed, self._smuggled)
        found += instruction_findings(text)
        return tuple(found)


def _joined(row: Row, at: int) -> tuple[str, list[Link], tuple[int, ...]]:
    """A row's text with single spaces, its links, and where its type changes; it begins at `at`."""
    text = ""
    links: list[Link] = []
    turns: list[int] = []
    before: Words | None = None
    for words in row.words:
        single = " ".join(words.text.split())
        if not single and not words.text:
            continue
        if text and (text[-1] != " ") and words.text[:1].isspace():
            text += " "
        start = len(text)
        text += single
        if words.url and single:
            links.append(Link(at + start, at + len(text), words.url))
        if any(letter.isalnum() for letter in single):
            if before is not None and _differ(before, words):
                turns.append(at + start)
            before = words
        if single and words.text[-1:].isspace():
            text += " "
    return text.rstrip(), links, tuple(turns)


def _differ(one: Words, other: Words) -> bool:
    """Whether words are clearly set in another type."""
    small, large = sorted((one.size, other.size))
    return (one.bold, one.italic) != (other.bold, other.italic) or large > 1.08 * small


def _line(row: Row, start: int, end: int) -> Line:
    weights: Counter[float] = Counter()
    bold = italic = total = 0
    for words in row.words:
        letters = len("".join(words.text.split()))
        weights[words.size] += letters
        total += letters
        bold += letters if words.bold else 0
        italic += letters if words.italic else 0
    return Line(
        start=start,
        end=end,
        size=weights.most_common(1)[0][0],
        bold=2 * bold > total,
        italic=2 * italic > total,
        role=row.role,
        column=row.column,
        rail=row.rail,
        indent=row.indent,
    )


def _settled(rows: list[Row]) -> list[Row]:
    """Rows with each heading's role told.

    Sections stand at the level at which sections are named; what is deeper (a job under
    Experience) is a bold line, and a heading before them that names no section is the title.
    """
    headings = [row for row in rows if row.level]
    named = [row.level for row in headings if names_section(row.text)]
    if not headings:
        return rows
    first = headings[0]
    entitled = any(row.role == "title" for row in rows)
    others = [row.level for row in headings[1:]]
    level = min(named or others or [first.level])
    alone = (
        not entitled and not names_section(first.text) and (first.level < level or rows[0] is first)
    )
    return [
        _told(row, "title" if row is first and alone else "heading", level) if row.level else row
        for row in rows
    ]


def _told(row: Row, role: Role, level: int) -> Row:
    if role == "title" or row.level <= level or names_section(row.text):
        return replace(row, role=role)
    if any(each.bold for each in row.words):
        return row
    return replace(row, words=tuple(replace(each, bold=True) for each in row.words))
