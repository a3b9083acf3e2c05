"""A PDF's page as a picture, to show it beside what was found in it."""

import struct
import zlib

import pypdfium2 as pdfium
from numpy import uint8
from numpy.typing import NDArray

from greenroom.errors import UserError

_WIDEST, _HIGHEST = 2_400, 4_800


def page_picture(name: str, content: bytes, page: int, width: int) -> bytes:
    """A page, counted from 0, as a PNG of so many dots across; a very long one is made smaller.

    Raises:
        UserError: The file is damaged, or has no such page.
    """
    try:
        document = pdfium.PdfDocument(content)
        try:
            across, down = document[page].get_size()
            scale = min(min(width, _WIDEST) / max(across, 1.0), _HIGHEST / max(down, 1.0))
            dots = document[page].render(scale=scale, rev_byteorder=True).to_numpy()
        finally:
            document.close()
    except (pdfium.PdfiumError, IndexError, ValueError) as error:
        raise UserError(f"{name} has no page {page + 1} that can be shown") from error
    return _png(dots)


def _png(dots: NDArray[uint8]) -> bytes:
    """Encode dots in rows; see the PNG specification (W3C), sections 11 and 12."""
    height, width = dots.shape[:2]
    rows = b"".join(b"\0" + dots[row, :, :3].tobytes() for row in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, part) for kind, part in parts)


def _chunk(kind: bytes, part: bytes) -> bytes:
    check = zlib.crc32(kind + part)
    return struct.pack(">I", len(part)) + kind + part + struct.pack(">I", check)
