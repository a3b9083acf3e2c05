"""Reads pages that are pictures, where the extra `ocr` is installed."""

from importlib.util import find_spec

import pypdfium2 as pdfium

from greenroom.errors import UserError
from greenroom.resume.model import Box, Document, Finding, Line
from greenroom.resume.read.suspicious import instruction_findings

_SCALE = 2.0  # 144 dots an inch: letters of 9 points are 18 dots high
_SURE = 0.5
_PAGES = 4  # a page takes a second or two, and reading has a limit
_ADVICE = (
    "Export the résumé from the program it was written in: this file has no text layer, so "
    "applicant systems read nothing; what is here is what text recognition guessed."
)


def installed() -> bool:
    """Whether text recognition is there."""
    return find_spec("rapidocr") is not None


def recognise(name: str, content: bytes) -> Document:
    """Read the pictures of a PDF's pages.

    Raises:
        UserError: Text recognition is not installed, or finds nothing.
    """
    if not installed():
        raise UserError(
            f"{name} has no text layer (it is a scan or a picture): export it from the program it "
            "was written in, or install text recognition with pip install 'greenroom[ocr]'"
        )
    document = pdfium.PdfDocument(content)
    try:
        sizes = tuple(document[index].get_size() for index in range(len(document)))
        found = [
            (page, box, text)
            for page in range(min(len(document), _PAGES))
            for box, text in _lines(document[page])
        ]
    finally:
        document.close()
    if not found:
        raise UserError(f"{name} has no text, not even in its pictures: choose another file")
    return _document(found, sizes)


def _lines(page: pdfium.PdfPage) -> list[tuple[Box, str]]:
    """The lines of a page's picture, from top to bottom, left to right."""
    from rapidocr import RapidOCR

    picture = page.render(scale=_SCALE).to_numpy()
    seen = RapidOCR()(picture)
    if seen.boxes is None:
        return []
    lines: list[tuple[Box, str]] = []
    for corners, text, sure in zip(seen.boxes, seen.txts, seen.scores, strict=True):
        across, down = (
            [float(x) / _SCALE for x, _ in corners],
            [float(y) / _SCALE for _, y in corners],
        )
        if sure >= _SURE and text.strip():
            box = Box(min(across), min(down), max(across), max(down))
            lines.append((box, " ".join(text.split())))
    return sorted(lines, key=lambda line: (round(line[0].top / 6), line[0].left))


def _document(
    found: list[tuple[int, Box, str]], sizes: tuple[tuple[float, float], ...]
) -> Document:
    lines: list[Line] = []
    at = 0
    for page, box, text in found:
        lines.append(
            Line(at, at + len(text), page, box, size=round(0.8 * (box.bottom - box.top), 1))
        )
        at += len(text) + 1
    whole = "\n".join(text for _, _, text in found)
    scanned = Finding("no-text-layer", "fault", "", 0, 0, _ADVICE)
    return Document(
        kind="pdf",
        text=whole,
        lines=tuple(lines),
        pages=sizes,
        findings=(scanned, *instruction_findings(whole)),
    )
