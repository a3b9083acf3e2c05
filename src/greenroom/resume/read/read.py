"""Reads a résumé of any kind we know into text in reading order."""

from collections.abc import Callable
from pathlib import Path

from greenroom.errors import UserError
from greenroom.resume.document import Document
from greenroom.resume.read.sniff import decode, kind_of

SIZE_LIMIT = 10 * 1024 * 1024
"""Bytes a file may have."""
TEXT_LIMIT = 400_000
"""Characters a text may have; a résumé of ten pages has 40,000."""


def read(path: Path) -> Document:
    """Read a file in this process; `isolated.read_apart` reads one in a process of its own.

    Raises:
        UserError: It cannot be read; one line says why and what to do.
    """
    return read_bytes(path.name, contents(path))


def contents(path: Path) -> bytes:
    """The bytes of a file that is not too large.

    Raises:
        UserError: There is no such file, it may not be read, or it is too large.
    """
    try:
        if not path.is_file():
            raise UserError(f"there is no file {path}: check the name")
        refuse_size(path.name, path.stat().st_size)
        with path.open("rb") as file:
            content = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror or error}") from error
    refuse_size(path.name, len(content))
    return content


def refuse_size(name: str, size: int) -> None:
    """Refuse a file that is too large.

    Raises:
        UserError: It is.
    """
    if size > SIZE_LIMIT:
        raise UserError(
            f"{name} has {size / 1024**2:.0f} MB, and a résumé may have "
            f"{SIZE_LIMIT // 1024**2}: save it without large pictures"
        )


def read_bytes(name: str, content: bytes) -> Document:
    """Read what a file holds, and recognise the text of a scan where that is installed.

    Args:
        name: The file's name, for messages.
        content: Its bytes.

    Raises:
        UserError: It cannot be read; one line says why and what to do.
    """
    from greenroom.resume.read.ocr import Scanned, installed

    try:
        return read_text(name, content)
    except Scanned:
        if not installed():
            raise
    from greenroom.resume.read.pdf import read_scan

    return read_scan(name, content)


def read_text(name: str, content: bytes) -> Document:
    """Read what a file holds as text.

    Raises:
        Scanned: It is a PDF without a text layer.
        UserError: It cannot be read; one line says why and what to do.
    """
    refuse_size(name, len(content))
    kind = kind_of(name, content)
    if kind == "pdf":
        from greenroom.resume.read.pdf import read_pdf

        return read_pdf(name, content)
    if kind == "docx":
        return _read_docx(name, content)
    text = decode(name, content)
    if len(text) > TEXT_LIMIT:
        raise UserError(f"{name} holds more text than a résumé can: save the résumé alone")
    try:
        return _TEXTS[kind](text)
    except RecursionError as error:
        raise UserError(f"{name} is nested too deeply: save it as PDF or DOCX") from error


def _read_docx(name: str, content: bytes) -> Document:
    from greenroom.resume.read.docx import read_docx

    try:
        return read_docx(content)
    except UserError as error:
        raise UserError(f"{name}: {error}") from error


def _markdown(text: str) -> Document:
    from greenroom.resume.read.markdown import read_markdown

    return read_markdown(text)


def _latex(text: str) -> Document:
    from greenroom.resume.read.latex import read_latex

    return read_latex(text)


def _json(text: str) -> Document:
    from greenroom.resume.read.json_resume import read_json

    return read_json(text)


def _plain(text: str) -> Document:
    from greenroom.resume.read.plain import read_plain

    return read_plain(text)


_TEXTS: dict[str, Callable[[str], Document]] = {
    "markdown": _markdown,
    "latex": _latex,
    "json": _json,
    "text": _plain,
}
