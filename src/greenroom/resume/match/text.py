"""A job description that came as a file, as the text `read_job` wants: with its bullets' signs."""

import re
from html import unescape

from greenroom.resume.document import Document, Line

_BLOCK = re.compile(r"</?(?:li|p|h[1-6]|ul|ol|br|div)\b[^<>]*>", re.IGNORECASE)
_FEWEST_TAGS = 4
_SCRIPT = re.compile(r"<(?:script|style)\b", re.IGNORECASE)
_END_OF_SCRIPT = re.compile(r"</(?:script|style)\s*>", re.IGNORECASE)
_TAGS = (
    (re.compile(r"\s*<li\b[^<>]*>\s*(?:<p\b[^<>]*>)?", re.IGNORECASE), "\n- "),
    (re.compile(r"\s*<h[1-6]\b[^<>]*>\s*", re.IGNORECASE), "\n\n# "),
    (re.compile(r"<p\b[^<>]*>\s*<(strong|b)>([^<>]*)</\1>\s*</p>", re.IGNORECASE), r"\n\n# \2\n\n"),
    (re.compile(r"\s*</?(?:ul|ol|div|h[1-6])\b[^<>]*>\s*|\s*<p\b[^<>]*>", re.IGNORECASE), "\n\n"),
    (re.compile(r"<br\b[^<>]*>", re.IGNORECASE), "\n"),
    (re.compile(r"</?[a-zA-Z][^<>]*>"), ""),
)
_SMALLEST_GAP = 1.6  # heights of a line: a larger step between two lines is an empty line


def plain(text: str) -> str:
    r"""Take the tags off a page's source; any other text is given back as it is.

    >>> plain("<h3>Tasks</h3><ul><li>Build &amp; run</li><li>Test</li></ul>")
    '# Tasks\n\n- Build & run\n- Test'
    """
    if len(_BLOCK.findall(text)) < _FEWEST_TAGS:
        return text
    text = " ".join(_without_scripts(text).split())
    for pattern, written in _TAGS:
        text = pattern.sub(written, text)
    lines = (" ".join(line.split()) for line in unescape(text).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _without_scripts(text: str) -> str:
    shown, *others = _SCRIPT.split(text)
    after = [_END_OF_SCRIPT.split(each, maxsplit=1)[1:] for each in others]
    return "".join([shown, *(part for parts in after for part in parts)])


def job_text(document: Document) -> str:
    """Write a document down as lines, bullets and headings marked.

    A document that is plain text is given back as it is, so that nothing is guessed twice.
    """
    if document.kind in ("text", "markdown") and not any(line.role for line in document.lines):
        return document.text
    written: list[str] = []
    above: Line | None = None
    for line in document.lines:
        if line.role in ("header", "footer", "furniture"):
            continue
        if above and _apart(above, line):
            written.append("")
        written.append(_sign(line) + document.words(line).replace("\n", " "))
        above = line
    return "\n".join(written)


def _sign(line: Line) -> str:
    if line.role == "bullet":
        return "  " * line.indent + "- "
    return "# " if line.role in ("title", "heading") else ""


def _apart(above: Line, line: Line) -> bool:
    if line.role == "heading" or line.page != above.page:
        return True
    if not line.box or not above.box:
        return False
    height = max(1.0, above.box.bottom - above.box.top)
    return line.box.top - above.box.top > _SMALLEST_GAP * height
