"""Sections of a résumé that has no headings: by what its lines say."""

from collections.abc import Iterable, Sequence

from greenroom.resume.document import Document, Line
from greenroom.resume.model import Section
from greenroom.resume.parse.blocks import Block
from greenroom.resume.parse.dates import find_dates
from greenroom.resume.parse.degrees import degree_at
from greenroom.resume.parse.roles import company_score, title_score
from greenroom.resume.parse.schools import school_score
from greenroom.resume.parse.sentences import is_prose

_FEWEST = 6  # lines below which nothing is guessed
_LETTERHEAD = 3  # lines that are the head whatever they say


def sections_by_content(document: Document, lines: Sequence[Line]) -> tuple[Block, ...]:
    """Blocks of lines that speak of jobs, of studies and of skills; the first is the head."""
    if len(lines) < _FEWEST:
        return (Block(Section("", "", 0, 0), tuple(lines)),)
    groups: list[tuple[str, list[Line]]] = [("", [])]
    for number, line in enumerate(lines):
        name = groups[-1][0]
        if number >= _LETTERHEAD or find_dates(document.words(line)):
            name = _speaks_of(document, line, lines[number + 1 : number + 3]) or name
        if name != groups[-1][0]:
            groups.append((name, []))
        groups[-1][1].append(line)
    return tuple(_block(name, inside) for name, inside in groups)


def _block(name: str, lines: Sequence[Line]) -> Block:
    start = lines[0].start if lines else 0
    return Block(Section(name, "", start, start), tuple(lines))


def _speaks_of(document: Document, line: Line, after: Iterable[Line]) -> str:
    """The section a line begins or belongs to; empty when it only goes on."""
    text = document.words(line)
    if line.role == "bullet" or line.rail:
        return ""
    dated = any(find_dates(document.words(each)) for each in (line, *after))
    if dated and not is_prose(text):
        parts = text.split(",")
        if degree_at(text) or any(school_score(part) >= 1.6 for part in parts):
            titled = any(title_score(part) >= 2.5 for part in parts)
            return "experience" if titled and not degree_at(text) else "education"
        if title_score(parts[0]) > 1.5 or any(company_score(part) > 1.5 for part in parts):
            return "experience"
    return "skills" if _lists(text) else ""


def _lists(text: str) -> bool:
    """Whether a line lists short things (`Python, Go, SQL, Docker`)."""
    items = [item.strip() for item in text.split(",")]
    short = all(1 <= len(item.split()) <= 4 for item in items)
    return len(items) >= 4 and short and not text.rstrip().endswith(".") and not find_dates(text)
