"""A sheet as Markdown (CommonMark): a file to keep under version control and edit by hand."""

import re
from collections.abc import Iterator

from greenroom.resume.render.sheet import Division, Entry, Group, Piece, Sheet

# What CommonMark would read as markup anywhere, and what only at a line's beginning.
_ANYWHERE = re.compile(
    r"[\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|~(?=~)|(?<=~)~|(?<=\s)#(?=#*$)"
)
_AT_START = re.compile(r"(?:>|#{1,6}(?=\s|$)|[+-](?=\s|$)|[-=]+\s*$|\d{1,9}(?=[.)](?:\s|$)))")


def markdown(sheet: Sheet) -> bytes:
    """Write a sheet, each section under a heading of the second level."""
    paragraphs = [
        f"# {_plain(sheet.name)}" if sheet.name else "",
        _plain(sheet.label),
        " · ".join(_piece(piece) for piece in sheet.contact),
    ]
    for division in sheet.divisions:
        paragraphs.append(f"## {_plain(division.title)}")
        paragraphs.extend(_division(division))
    return ("\n\n".join(filter(None, paragraphs)) + "\n").encode()


def _plain(text: str) -> str:
    r"""A text that reads as itself.

    >>> print(_plain("1. A*B of C_1 and D_ at <p99>"))
    1\. A\*B of C_1 and D\_ at \<p99>
    >>> print(_plain("__0__"))
    \_\_0\_\_
    """
    text = _ANYWHERE.sub(lambda found: f"\\{found[0]}", text)
    found = _AT_START.match(text)
    if not found:
        return text
    sign = found.end() if found[0].isdigit() else 0
    return f"{text[:sign]}\\{text[sign:]}"


def _piece(piece: Piece) -> str:
    if not piece.url or piece.url.startswith("mailto:"):
        return _plain(piece.text)
    target = re.sub(r"[()<>\\\s]", lambda found: f"%{ord(found[0]):02X}", piece.url)
    return f"[{_plain(piece.text)}]({target})"


def _division(division: Division) -> Iterator[str]:
    yield from (_plain(text) for text in division.paragraphs)
    for entry in division.entries:
        yield from _entry(entry)
    yield "\n".join(f"- {_group(group)}" for group in division.groups)
    yield _bullets(division.bullets)


def _group(group: Group) -> str:
    words = _plain(", ".join(group.words))
    return f"**{_plain(group.name)}:** {words}" if group.name else words


def _entry(entry: Entry) -> Iterator[str]:
    yield "### " + _row(_plain(entry.title), _piece(entry.link))
    where = f"**{_plain(entry.where)}**" if entry.where else ""
    yield _row(where, _plain(entry.place), entry.dates)
    yield from (_plain(note) for note in entry.notes)
    yield _bullets(entry.bullets)


def _row(*parts: str) -> str:
    return " | ".join(filter(None, parts))


def _bullets(texts: tuple[str, ...]) -> str:
    return "\n".join(f"- {_plain(text)}" for text in texts)
