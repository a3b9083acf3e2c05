"""Links that lie on a PDF's page as annotations."""

import ctypes
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as c

from greenroom.resume.document import Box

_MANY = 500
_SCHEMES = ("http://", "https://", "mailto:", "tel:")


@dataclass(frozen=True, slots=True)
class Area:
    """A place one can click on."""

    box: Box
    url: str


def areas(
    document: pdfium.PdfDocument, page: pdfium.PdfPage, corner: tuple[float, float]
) -> list[Area]:
    """The links of a page; only addresses on the web, for mail and for phones."""
    found: list[Area] = []
    west, north = corner
    position, link, rect = ctypes.c_int(), c.FPDF_LINK(), c.FS_RECTF()
    while len(found) < _MANY and c.FPDFLink_Enumerate(page, position, link):
        url = _address(document, link)
        if url.lower().startswith(_SCHEMES) and c.FPDFLink_GetAnnotRect(link, rect):
            low, high = sorted((rect.bottom, rect.top))
            box = Box(rect.left - west, north - high, rect.right - west, north - low)
            found.append(Area(box, url))
    return found


def _address(document: pdfium.PdfDocument, link: object) -> str:
    action = c.FPDFLink_GetAction(link)
    if not action or c.FPDFAction_GetType(action) != c.PDFACTION_URI:
        return ""
    length = c.FPDFAction_GetURIPath(document, action, None, 0)
    if not 1 < length < 4_000:
        return ""
    buffer = ctypes.create_string_buffer(length)
    c.FPDFAction_GetURIPath(document, action, buffer, length)
    return buffer.raw[: length - 1].decode("utf-8", errors="replace").strip()
