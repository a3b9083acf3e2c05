"""Reads LaTeX source by a small reader of macros; TeX is never run, no file is opened."""

from dataclasses import replace

from greenroom.resume.document import Document
from greenroom.resume.read.draft import Draft, Row
from greenroom.resume.read.latex_commands import COMMANDS
from greenroom.resume.read.latex_letters import without_comments
from greenroom.resume.read.latex_page import Page
from greenroom.resume.read.latex_source import Source
from greenroom.resume.read.latex_walk import Walk

_BEGIN = r"\begin{document}"
_SHOWN_LATER = frozenset(
    {"name", "firstname", "givenname", "familyname", "lastname", "author", "title", "position"}
    | {"address", "email", "phone", "mobile", "homepage", "website", "social", "github", "gitlab"}
    | {"linkedin", "twitter", "extrainfo", "quote", "tagline", "mailaddress"}
)
_DEFINED = frozenset(
    {"newcommand", "renewcommand", "providecommand", "DeclareRobustCommand", "newrobustcmd", "def"}
    | {"NewDocumentCommand", "RenewDocumentCommand", "newenvironment", "renewenvironment", "gdef"}
    | {"input", "include", "documentclass"}
)
_LARGE = 14.0


def read_latex(text: str) -> Document:
    """Read LaTeX source as the text it would show."""
    source = without_comments(text.replace("\r\n", "\n").replace("\r", "\n"))
    preamble, begun, body = source.partition(_BEGIN)
    if not begun:
        preamble, body = "", source
    walk = Walk(Source(preamble), Page(Draft("latex")), COMMANDS, {})
    walk.source = Source(_shown_later(walk) + body)
    walk.run()
    draft = walk.draft
    draft.rows = _titled(draft.rows)
    if walk.missing:
        draft.note(
            "not-included",
            "fault",
            f"Paste in {', '.join(walk.missing[:5])}: the source takes it in from a file that we "
            "do not have, so what it says is missing here.",
        )
    if walk.source.stopped:
        draft.note(
            "too-many-macros",
            "advice",
            "Give us the PDF instead: this source defines more commands than we follow.",
        )
    return draft.document()


def _shown_later(walk: Walk) -> str:
    """Take the definitions before the page; give what its title will show, as source."""
    shown = ""
    while token := walk.source.next():
        name = token.text.rstrip("*")
        if token.kind == "word" and name in _DEFINED:
            COMMANDS[name](walk)
        elif token.kind == "word" and name in _SHOWN_LATER:
            shown += f"\\{name}"
            while (option := walk.source.option()) is not None:
                shown += f"[{option}]"
            while walk.source.has_group():
                shown += f"{{{walk.source.argument()}}}"
            shown += "\n"
    return shown


def _titled(rows: list[Row]) -> list[Row]:
    """Rows with the largest of the first as the title, where nothing else is one."""
    if any(row.role == "title" for row in rows):
        return rows
    first = [row for row in rows[:4] if row.words and not row.level]
    best = max(first, key=_size, default=Row())
    if _size(best) < _LARGE:
        return rows
    return [replace(row, role="title") if row is best else row for row in rows]


def _size(row: Row) -> float:
    return max((each.size for each in row.words if each.text.strip()), default=0.0)
