"""A résumé as it is set: one column, in order, every value already in words.

PDF, DOCX and Markdown are all written from this one value, so they say the same.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A short text, and where it leads if it is a link."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A position, a project or a course of study.

    Attributes:
        title: What is read first: the position, the project's name, the degree.
        link: Beside the title: where a project is found.
        dates: At the end of the title's row.
        where: The company or the institution.
        place: At the end of that row.
        notes: Paragraphs.
        bullets: What was done.
    """

    title: str
    link: Piece = Piece("")
    dates: str = ""
    where: str = ""
    place: str = ""
    notes: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Skills that belong together; the name may be empty."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """A heading and all that stands under it."""

    title: str
    paragraphs: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    groups: tuple[Group, ...] = ()
    bullets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole.

    Attributes:
        name: Whose it is.
        label: What they call themselves.
        contact: On one line under the name: place, e-mail, phone, links.
        divisions: In the order they are read.
        letter: Whether the paper is US Letter and not A4.
        language: Of its text, as in `lang="en"`.
    """

    name: str
    label: str
    contact: tuple[Piece, ...]
    divisions: tuple[Division, ...]
    letter: bool = False
    language: str = "en"
