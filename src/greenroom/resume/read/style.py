"""How letters are drawn: their font by its name, their size, and whether they can be seen."""

import ctypes
import math
import re
from dataclasses import dataclass

import pypdfium2.raw as c

from greenroom.resume.read.paint import fill_of

_TINY = 2.0  # points; no one reads smaller letters
_BOLD = re.compile(
    r"bold|black|heavy|demi|-medi(?!um)|cmbx|cmssbx|ecbx|sfbx|[-,](?:bd|b)\b", re.IGNORECASE
)
_ITALIC = re.compile(r"ital|oblique|slant|cmti|ecti|sfti|cmsl|ecsl|[-,]it\b", re.IGNORECASE)
_PLAIN = re.compile(r"regular|book|roman|light|thin|medium|ital|oblique|cmr|sfrm", re.IGNORECASE)
_ITALIC_FLAG, _BOLD_FLAG = 0x40, 0x40000  # of a font's descriptor (ISO 32000-1, table 123)


@dataclass(frozen=True, slots=True)
class Style:
    """How letters are drawn.

    Attributes:
        font: The font's name; empty for a Type 3 font, which has none.
        size: In points, as it appears on the page.
        bold: By the font's name or weight.
        italic: By the font's name.
        turned: Whether the letters do not stand upright.
        unseen: Whether they are drawn so that nobody sees them (no fill, tiny, transparent).
        dark: Whether they are black.
        text_only: Whether they are drawn in no colour at all, as under a scanned page.
    """

    font: str = ""
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    turned: bool = False
    unseen: bool = False
    dark: bool = True
    text_only: bool = False


def style_of(textpage: object, drawn: object, index: int) -> Style:
    """The style of a character of a page, which this text object draws."""
    matrix = c.FS_MATRIX()
    c.FPDFText_GetMatrix(textpage, index, matrix)
    size = c.FPDFText_GetFontSize(textpage, index) * math.hypot(matrix.c, matrix.d)
    font = c.FPDFTextObj_GetFont(drawn)
    name = _name(font)
    mode = c.FPDFTextObj_GetTextRenderMode(drawn)
    color, alpha = fill_of(drawn)
    flags = max(c.FPDFFont_GetFlags(font), 0)
    return Style(
        font=name,
        size=round(size, 2),
        bold=_is_bold(name, font, flags),
        italic=bool(_ITALIC.search(name) or flags & _ITALIC_FLAG),
        turned=abs(matrix.b) > 0.3 * abs(matrix.a),
        unseen=size < _TINY or (alpha < 20 and mode != 1),
        dark=color == (0, 0, 0),
        text_only=mode in (c.FPDF_TEXTRENDERMODE_INVISIBLE, c.FPDF_TEXTRENDERMODE_CLIP),
    )


def _is_bold(name: str, font: object, flags: int) -> bool:
    """Whether a font is bold; its weight counts where its name says nothing."""
    if _BOLD.search(name):
        return True
    silent = bool(name) and not _PLAIN.search(name)
    return bool(flags & _BOLD_FLAG) or (silent and c.FPDFFont_GetWeight(font) >= 700)


def _name(font: object) -> str:
    length = c.FPDFFont_GetBaseFontName(font, None, 0)
    if not 1 < length < 1_000:
        return ""
    buffer = ctypes.create_string_buffer(length)
    c.FPDFFont_GetBaseFontName(font, buffer, length)
    return buffer.raw[: length - 1].decode("utf-8", errors="replace")
