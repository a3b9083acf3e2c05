"""Recognises the text of pages that are pictures, where the extra `ocr` is installed."""

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from typing import Any

import pypdfium2 as pdfium

from greenroom.errors import UserError
from greenroom.resume.document import Finding
from greenroom.resume.read.glyphs import Page, Word
from greenroom.resume.read.style import Style

_SCALE = 2.0  # 144 dots an inch: letters of 9 points are 18 dots high
_SURE = 0.5
_PAGES = 4  # a page takes seconds
_ADVICE = (
    "Export the résumé from the program it was written in: this file has no text layer, so "
    "applicant systems read nothing; what is here is what text recognition guessed."
)


class Scanned(UserError):
    """A PDF has no text layer."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} has no text layer (it is a scan or a picture): export it from the program it "
            "was written in, or install text recognition with pip install 'greenroom[ocr]'"
        )


def installed() -> bool:
    """Whether text can be recognised here."""
    return find_spec("rapidocr") is not None


def scan_finding() -> Finding:
    """What to say of a file whose text had to be recognised."""
    return Finding("no-text-layer", "fault", "", 0, 0, _ADVICE)


def recognised(content: bytes) -> list[Page]:
    """The first pages of a PDF, each line of their pictures as one word."""
    document = pdfium.PdfDocument(content)
    try:
        return [_page(document[index]) for index in range(min(len(document), _PAGES))]
    finally:
        document.close()


def _page(page: pdfium.PdfPage) -> Page:
    found = Page(size=page.get_size())
    seen = engine()(page.render(scale=_SCALE).to_numpy())
    if seen.boxes is None:
        return found
    for corners, text, sure in zip(seen.boxes, seen.txts, seen.scores, strict=True):
        if sure >= _SURE and text.strip():
            found.words.append(_word(corners, text, len(found.words)))
    return found


def _word(corners: Any, text: str, order: int) -> Word:
    across = [float(x) / _SCALE for x, _ in corners]
    down = [float(y) / _SCALE for _, y in corners]
    height = max(down) - min(down)
    style = Style(font="recognised", size=round(0.8 * height, 1))
    base = max(down) - 0.22 * height
    return Word(" ".join(text.split()), min(across), max(across), base, style, True, order)


@cache
def engine() -> Callable[[Any], Any]:
    """The recogniser; its weights come with it, and it needs no network."""
    from rapidocr import RapidOCR

    made: Callable[[Any], Any] = RapidOCR(params={"Global.log_level": "critical"})
    return made
