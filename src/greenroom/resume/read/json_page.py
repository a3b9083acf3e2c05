"""A text of its own for a résumé that comes as fields, each field a fact with its place in it."""

import re
from collections.abc import Iterable

from greenroom.resume.document import Document, Finding, Line, Link, Role
from greenroom.resume.model import Dates, Fact, Section
from greenroom.resume.parse.dates import find_dates
from greenroom.resume.read.suspicious import clean, instruction_findings, unseen_findings

_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.]\d{1,2})?(?:T.*)?")
_NOW = re.compile(r"present|current(?:ly)?|now|today|ongoing|-|–", re.IGNORECASE)


class Page:
    """Writes lines, and tells where each field went."""

    def __init__(self) -> None:
        """Begin with an empty page."""
        self.sections: list[Section] = []
        self._text: list[str] = []
        self._at = 0
        self._lines: list[Line] = []
        self._links: list[Link] = []
        self._removed = 0
        self._smuggled = ""

    def line(self, *values: str, by: str = " | ", like: Line | None = None) -> list[Fact | None]:
        """Write values that are not empty as one line; the facts in the order of the values."""
        facts: list[Fact | None] = []
        text = ""
        for value in values:
            told = self._seen(value)
            if not told:
                facts.append(None)
                continue
            text += by if text else ""
            start = self._at + len(text)
            text += told
            facts.append(Fact(told, start, start + len(told)))
            if re.match(r"https?://\S+$", told):
                self._links.append(Link(start, start + len(told), told))
        if text:
            self._put(text, like or Line(0, 0))
        return facts

    def one(self, value: str, role: Role = "", *, bold: bool = False) -> Fact | None:
        """Write one value as a line of its own."""
        return self.line(value, like=Line(0, 0, role=role, bold=bold))[0]

    def bullets(self, values: Iterable[str]) -> tuple[Fact, ...]:
        """Write bullets."""
        facts = (self.one(value, "bullet") for value in values)
        return tuple(fact for fact in facts if fact)

    def heading(self, name: str, title: str) -> None:
        """Begin a section."""
        self.gap()
        self.sections.append(Section(name, title, self._at, self._at + len(title)))
        self.one(title, "heading", bold=True)

    def gap(self) -> None:
        """Leave an empty line."""
        if self._text and self._text[-1]:
            self._text.append("")
            self._at += 1

    def dates(self, start: str, end: str, *, goes_on: bool) -> Dates:
        """Write a range as a rail; one without an end goes on where that is what the schema means.

        A date we cannot read is written and left out of the facts.
        """
        ended = "present" if _NOW.fullmatch(end) or (goes_on and start and not end) else end
        first, last = self.line(start, ended, by=" – ", like=Line(0, 0, rail=True))
        if last and ended == "present":
            sure = 1.0 if end else 0.8
            return Dates(_dated(first), None, Fact("present", last.start, last.end, sure))
        return Dates(_dated(first), _dated(last))

    def document(self) -> Document:
        """The page as a document."""
        text = "\n".join(self._text)
        return Document(
            kind="json",
            text=text,
            lines=tuple(self._lines),
            links=tuple(self._links),
            findings=self._findings(text),
            hidden=(self._smuggled,) if self._smuggled else (),
        )

    def _findings(self, text: str) -> tuple[Finding, ...]:
        return (*unseen_findings(self._removed, self._smuggled), *instruction_findings(text))

    def _seen(self, value: str) -> str:
        cleaned = clean(value)
        self._removed += cleaned.removed
        self._smuggled += cleaned.smuggled
        return " ".join(cleaned.text.split())

    def _put(self, text: str, like: Line) -> None:
        end = self._at + len(text)
        self._lines.append(
            Line(self._at, end, bold=like.bold, italic=like.italic, role=like.role, rail=like.rail)
        )
        self._text.append(text)
        self._at = end + 1


def _dated(fact: Fact | None) -> Fact | None:
    """A date as `2021-03` or `2021`."""
    if fact is None:
        return None
    if iso := _ISO.fullmatch(fact.value):
        month = int(iso.group(2) or 0)
        value = f"{iso.group(1)}-{month:02}" if 1 <= month <= 12 else iso.group(1)
        return Fact(value, fact.start, fact.end)
    found = find_dates(fact.value, fact.start)
    read = found[0].dates.start or found[0].dates.end if found else None
    return Fact(read.value, fact.start, fact.end, 0.8) if read else None
