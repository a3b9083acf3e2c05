"""What is drawn on a page besides letters, in its order: what lies under and over them."""

import ctypes
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as c

from greenroom.resume.model import Box

Color = tuple[int, int, int]
WHITE: Color = (255, 255, 255)
_MANY = 4_000  # drawn things a page is searched for
_PATCHES = 500  # filled ones that are remembered
_CONTRAST = 1.25  # below it nobody reads a word; 1 is none, 21 is black on white
_DEEP = 4  # forms within forms


@dataclass(frozen=True, slots=True)
class Patch:
    """Something drawn that fills its box.

    Attributes:
        order: When it is drawn.
        box: Where.
        color: What fills it; None for a picture.
    """

    order: int
    box: Box
    color: Color | None


@dataclass(slots=True)
class Paint:
    """What is drawn on one page.

    Attributes:
        patches: Filled rectangles and pictures.
        marks: Small drawn things, such as a bullet that is no letter.
        order: When each text object is drawn, by its address.
        pictures: Share of the page that the largest picture covers.
        corner: The top left one of the page, as the file counts.
    """

    patches: list[Patch] = field(default_factory=list)
    marks: list[Box] = field(default_factory=list)
    order: dict[int, int] = field(default_factory=dict)
    pictures: float = 0.0
    corner: tuple[float, float] = (0.0, 0.0)

    def hides(self, box: Box, color: Color, at: int) -> bool:
        """Whether a text of this colour, drawn at this moment, cannot be seen."""
        under: Color | None = WHITE
        for patch in self.patches:
            if not _holds(patch.box, box):
                continue
            if patch.order > at:
                return True
            under = patch.color
        return under is not None and contrast(color, under) < _CONTRAST


def corner(page: pdfium.PdfPage) -> tuple[float, float]:
    """The top left corner of what is shown of a page, as the file counts."""
    box = c.FS_RECTF()
    if not c.FPDF_GetPageBoundingBox(page, box):
        return 0.0, page.get_height()
    return box.left, box.top


def look(page: pdfium.PdfPage, size: tuple[float, float]) -> Paint:
    """Collect what a page draws."""
    paint = Paint(corner=corner(page))
    count = min(c.FPDFPage_CountObjects(page), _MANY)
    for index in range(count):
        _collect(paint, c.FPDFPage_GetObject(page, index), size, _DEEP)
    return paint


def _collect(paint: Paint, drawn: object, size: tuple[float, float], deep: int) -> None:
    kind = c.FPDFPageObj_GetType(drawn)
    order = len(paint.order) + len(paint.patches) + len(paint.marks)
    if kind == c.FPDF_PAGEOBJ_TEXT:
        paint.order[address(drawn)] = order
    elif kind == c.FPDF_PAGEOBJ_FORM and deep:
        for index in range(min(c.FPDFFormObj_CountObjects(drawn), _MANY)):
            _collect(paint, c.FPDFFormObj_GetObject(drawn, index), size, deep - 1)
    elif kind in (c.FPDF_PAGEOBJ_PATH, c.FPDF_PAGEOBJ_IMAGE) and deep == _DEEP:
        _add_shape(paint, drawn, size, kind == c.FPDF_PAGEOBJ_IMAGE)


def _add_shape(paint: Paint, drawn: object, size: tuple[float, float], picture: bool) -> None:
    box = _bounds(drawn, paint.corner)
    if box is None:
        return
    width, height = box.right - box.left, box.bottom - box.top
    order = len(paint.order) + len(paint.patches) + len(paint.marks)
    if picture:
        paint.pictures = max(paint.pictures, width * height / max(size[0] * size[1], 1.0))
    if 1.0 < width < 9.0 and 0.8 < height < 9.0:
        paint.marks.append(box)
    elif len(paint.patches) >= _PATCHES:
        return
    elif picture:
        paint.patches.append(Patch(order, box, None))
    elif min(width, height) > 3.0 and (color := _fill(drawn)):
        paint.patches.append(Patch(order, box, color))


def _bounds(drawn: object, start: tuple[float, float]) -> Box | None:
    edges = [ctypes.c_float() for _ in range(4)]
    if not c.FPDFPageObj_GetBounds(drawn, *edges):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    return Box(left - start[0], start[1] - top, right - start[0], start[1] - bottom)


def _fill(drawn: object) -> Color | None:
    """The colour of a filled, opaque rectangle; None for any other shape."""
    mode, stroke = ctypes.c_int(), c.FPDF_BOOL()
    if not c.FPDFPath_GetDrawMode(drawn, mode, stroke) or not mode.value:
        return None
    if c.FPDFPath_CountSegments(drawn) > 6:  # no rectangle: its bounds tell too much
        return None
    color, alpha = fill_of(drawn)
    return color if alpha > 230 else None


def fill_of(drawn: object) -> tuple[Color, int]:
    """What fills a drawn thing, and how opaque it is, 0 to 255."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not c.FPDFPageObj_GetFillColor(drawn, red, green, blue, alpha):
        return (0, 0, 0), 255
    return (red.value, green.value, blue.value), alpha.value


def contrast(one: Color, other: Color) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    parts = [each / 255 for each in color]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _holds(outer: Box, inner: Box) -> bool:
    middle = (inner.top + inner.bottom) / 2
    return (
        outer.left <= inner.left + 1
        and outer.right >= inner.right - 1
        and outer.top <= middle <= outer.bottom
    )


def address(pointer: object) -> int:
    """Where a drawn thing lies in memory, to tell it from others."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0  # type: ignore[arg-type]
