"""Reads plain text: a file, or what was pasted out of a mail or a web page."""

import html
import re
from dataclasses import dataclass, replace

from greenroom.resume.document import Document
from greenroom.resume.read.draft import Draft, Row, Words
from greenroom.resume.read.rows import gapped, rails_apart
from greenroom.resume.read.signs import names_section, without_bullet, without_number

_ENTITY = re.compile(
    r"&(?:amp|nbsp|lt|gt|quot|bull|middot|[nm]dash|[lr][sd]quo|#x?[\da-fA-F]{1,6});"
)
_RULE = re.compile(r"\s*(?:([-=_*~─═—–#.•])\s*){3,}")
_ORNAMENT = " \t=#*_~-–—─═|:"
_MAIL_QUOTE = re.compile(r"(?m)^> ?")
_PAGE = re.compile(
    r"\s*(?:page|seite|página|pagina)\s+\d+\s*(?:of|/|von|sur|de|di|van)\s*\d+\s*", re.I
)
_FULL = 55
"""A line of this length may go on in the next one."""


def read_plain(text: str) -> Document:
    """Read plain text; a bullet that goes on in the next line becomes one line."""
    draft = Draft("text")
    add_plain(draft, text)
    return draft.document()


def add_plain(draft: Draft, text: str) -> None:
    """Add the rows of a plain text to a draft."""
    lines = [_read(each) for each in _unwrapped(text).split("\n")]
    depths = sorted({line.sign for line in lines if line.bullet})
    previous = _Raw("")
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else _Raw("")
        if not line.text:
            draft.gap()
        elif _RULE.fullmatch(line.text):
            continue
        elif previous.text == line.text and not line.bullet:
            continue  # some web pages say everything twice, once for screen readers
        elif _goes_on(previous, line):
            last = draft.rows.pop()
            draft.add(replace(last, words=(*last.words, Words(" " + line.text))))
            previous = replace(previous, text=line.text)
            continue
        else:
            for row in _rows(line, following, depths):
                draft.add(row)
        previous = line


@dataclass(frozen=True, slots=True)
class _Raw:
    """A line as it is typed.

    Attributes:
        text: Without white space around, and without a bullet's sign.
        bullet: Whether it begins with such a sign.
        sign: The column of the sign, or of the text.
        column: The column of the text.
    """

    text: str
    bullet: bool = False
    sign: int = 0
    column: int = 0


def _unwrapped(text: str) -> str:
    """A text without what mail programs and web pages wrap it in."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n\n")
    if _ENTITY.search(text):
        text = html.unescape(text)
    lines = text.split("\n")
    quoted = sum(1 for line in lines if line.startswith(">"))
    if quoted > len(lines) / 2:
        text = _MAIL_QUOTE.sub("", text)
    return text


def _read(line: str) -> _Raw:
    line = line.expandtabs(4) if line[:1] == "\t" else line
    spaces = len(line) - len(line.lstrip())
    rest = without_bullet(line)
    if rest is None or _RULE.fullmatch(line):
        numbered = without_number(line)
        bare = line.strip()
        if numbered and not names_section(numbered):
            return _Raw(numbered.strip(), True, spaces, len(line) - len(numbered))
        return _Raw(bare, False, spaces, spaces)
    return _Raw(rest.strip(), True, spaces, len(line) - len(rest))


def _goes_on(previous: _Raw, line: _Raw) -> bool:
    """Whether a line continues the bullet before it."""
    if not previous.bullet or line.bullet or names_section(line.text):
        return False
    if line.sign >= previous.column > previous.sign and line.sign > 0:
        return True
    return len(previous.text) >= _FULL and line.text[0].islower()


def _rows(line: _Raw, following: _Raw, depths: list[int]) -> list[Row]:
    words = tuple(gapped(Words(line.text)))
    if line.bullet:
        return rails_apart(Row(words, "bullet", indent=min(_depth(line.sign, depths), 5)))
    if _PAGE.fullmatch(line.text):
        return [Row((Words(line.text),), "furniture")]
    bare = line.text.strip(_ORNAMENT)
    if names_section(bare):
        return [Row((Words(bare),), level=1)]
    if _RULE.fullmatch(following.text) and len(line.text) <= 50 and len(words) == 1:
        return [Row((Words(bare),), level=1)]
    return rails_apart(Row(words))


def _depth(column: int, depths: list[int]) -> int:
    """How deep a sign in this column is; columns one apart are the same depth."""
    steps = [one for number, one in enumerate(depths) if not number or one - depths[number - 1] > 1]
    return max(sum(1 for step in steps if step <= column) - 1, 0)
