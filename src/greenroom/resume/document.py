"""A résumé's file as text with places: what a reader of it sees, in reading order.

Every `start` and `end` counts characters of `Document.text`.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["pdf", "docx", "markdown", "latex", "text", "json"]
Severity = Literal["fault", "advice", "note"]
Role = Literal["", "title", "heading", "bullet", "header", "footer", "furniture"]


@dataclass(frozen=True, slots=True)
class Box:
    """A place on a page, in points from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """A run of text that stands together; one row of a page may hold several.

    Attributes:
        start: Its first character in the document's text.
        end: One past its last character.
        page: From 0.
        box: Where it stands; None when the format has no pages.
        size: Font size in points; 0 when unknown.
        bold: Whether most of it is bold.
        italic: Whether most of it is italic.
        role: What the source itself, or its place, says it is; a bullet's sign is not in the text.
        column: 0 for the main column, 1 upward for side columns.
        rail: Whether it stands at the far right of a row that another line begins (a date, a city).
        indent: List depth for a bullet, from 0.
        turns: Where inside it the type changes (weight, slope, clearly another size or colour), as
            places in the document's text; a company in bold before its title in the same row.
    """

    start: int
    end: int
    page: int = 0
    box: Box | None = None
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    role: Role = ""
    column: int = 0
    rail: bool = False
    indent: int = 0
    turns: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A link, and the text it lies under (which may be empty)."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found, with its quote and what to do about it.

    Attributes:
        rule: Its id, kebab-case; documented in the page of rules.
        severity: A fault costs most, advice some, a note nothing.
        quote: The words it is about, exactly as they stand; may be empty for the whole file.
        start: Where the quote starts.
        end: One past where it ends; equals `start` when there is no quote.
        advice: What to do, in one sentence; asks for facts and never invents one.
    """

    rule: str
    severity: Severity
    quote: str
    start: int
    end: int
    advice: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file as text in reading order.

    Attributes:
        kind: The format it was read from.
        text: All that a reader can see, lines separated by a line feed.
        lines: In reading order; they do not overlap.
        links: In reading order.
        pages: Width and height of each page in points; empty when the format has none.
        findings: What reading noticed (hidden text, no text layer, Type 3 fonts, columns, …).
        hidden: Texts in the file that a reader cannot see; they are in no line.
        second: The same file as a second extractor reads it; empty when there is none.
    """

    kind: Kind
    text: str
    lines: tuple[Line, ...]
    links: tuple[Link, ...] = ()
    pages: tuple[tuple[float, float], ...] = ()
    findings: tuple[Finding, ...] = ()
    hidden: tuple[str, ...] = ()
    second: str = ""

    def words(self, line: Line) -> str:
        """The text of a line."""
        return self.text[line.start : line.end]
