"""A job description that came as a file, as the text `read_job` wants: with its bullets' signs."""

from greenroom.resume.model import Document, Line

_SMALLEST_GAP = 1.6  # heights of a line: a larger step between two lines is an empty line


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
