"""Which lines are headings, and what each section is."""

import re

from greenroom.resume.model import Document, Line, Section
from greenroom.resume.parse.blocks import Block

_TITLES = {
    "summary": "summary", "profile": "summary", "experience": "experience",
    "work experience": "experience", "education": "education", "projects": "projects",
    "skills": "skills", "technical skills": "skills", "contact": "contact",
}  # fmt: skip
_UNREAD = ("header", "footer", "furniture")


def blocks_of(document: Document) -> tuple[Block, ...]:
    """The document's sections with their lines; the first holds what stands before any heading."""
    found: list[tuple[Section, Line | None, list[Line]]] = [(Section("", "", 0, 0), None, [])]
    for line in document.lines:
        if line.role in _UNREAD:
            continue
        title = re.sub(r"[^\w\s]", "", document.words(line)).strip().lower()
        if title in _TITLES:
            section = Section(_TITLES[title], document.words(line).strip(), line.start, line.end)
            found.append((section, line, []))
        else:
            found[-1][2].append(line)
    return tuple(Block(section, tuple(lines), heading) for section, heading, lines in found)
