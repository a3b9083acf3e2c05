"""What is drawn on a page besides letters, in its order: what lies under and over them."""

import ctypes
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as c
from numpy import uint8
from numpy.typing import NDArray

from greenroom.resume.document import Box

Color = tuple[int, int, int]
WHITE: Color = (255, 255, 255)
_MANY = 4_000  # drawn things a page is searched for
_PATCHES = 500  # filled ones that are remembered
_CONTRAST = 1.25  # below it nobody reads a word; 1 is none, 21 is black on white
_DEEP = 4  # forms within forms
_DOTS = 2_000  # of a picture's longer side
_SCALE = 1.5  # dots a point, to look whether a word can be seen


@dataclass(frozen=True, slots=True)
class Patch:
    """Something drawn that fills its box.

    Attributes:
        order: When it is drawn.
        box: Where.
        color: What fills it; None where that cannot be told (a picture, a shading, a round shape,
            something transparent).
    """

    order: int
    box: Box
    color: Color | None


@dataclass(slots=True)
class Paint:
    """What is drawn on one page.

    Attributes:
        page: The page, while it is open.
        patches: Filled shapes and pictures.
        marks: Small drawn things, such as a bullet that is no letter.
        order: When each text object is drawn, by its address.
        pictures: Share of the page that the largest picture covers.
        corner: The top left one of the page, as the file counts.
    """

    page: pdfium.PdfPage | None = None
    patches: list[Patch] = field(default_factory=list)
    marks: list[Box] = field(default_factory=list)
    order: dict[int, int] = field(default_factory=dict)
    pictures: float = 0.0
    corner: tuple[float, float] = (0.0, 0.0)
    _picture: NDArray[uint8] | None = None
    _scale: float = _SCALE

    def hides(self, box: Box, color: Color, at: int) -> bool:
        """Whether a text of this colour, drawn at this moment, cannot be seen."""
        under: Patch | None = None
        for patch in self.patches:
            if not _holds(patch.box, box):
                continue
            if patch.order < at:
                under = patch
            elif patch.color is not None:
                return True
        ground = WHITE if under is None else under.color
        if ground is not None and contrast(color, ground) >= _CONTRAST:
            return False
        sure = under is None or under.color not in (None, WHITE)  # white may be a pattern
        return sure or not self._shows(box)

    def _shows(self, box: Box) -> bool:
        """Whether there is anything to see in a box of the page as it is painted."""
        if self._picture is None and self.page is not None:
            self.page.set_rotation(0)  # as the places of its letters are counted
            self._scale = min(_SCALE, _DOTS / max(*self.page.get_size(), 1.0))
            self._picture = self.page.render(scale=self._scale, draw_annots=False).to_numpy()
        if self._picture is None:
            return True
        left, right = (max(0, int(edge * self._scale)) for edge in (box.left, box.right))
        top, bottom = (max(0, int(edge * self._scale)) for edge in (box.top, box.bottom))
        dots = self._picture[top : bottom + 1, left : right + 1, :3].reshape(-1, 3)
        if not len(dots):
            return False
        grey = dots.mean(axis=1)
        dark, light = (dots[at].tolist() for at in (int(grey.argmin()), int(grey.argmax())))
        return contrast((dark[2], dark[1], dark[0]), (light[2], light[1], light[0])) >= _CONTRAST


def frame(page: pdfium.PdfPage) -> tuple[tuple[float, float], tuple[float, float]]:
    """The top left corner of what is shown of a page, as the file counts, and its size.

    Both are those of the page before it is turned, as the places of its letters are.
    """
    box = c.FS_RECTF()
    if not c.FPDF_GetPageBoundingBox(page, box):
        return (0.0, page.get_height()), page.get_size()
    return (box.left, box.top), (box.right - box.left, box.top - box.bottom)


def look(page: pdfium.PdfPage) -> Paint:
    """Collect what a page draws."""
    start, size = frame(page)
    paint = Paint(page=page, corner=start)
    count = min(c.FPDFPage_CountObjects(page), _MANY)
    for index in range(count):
        _collect(paint, c.FPDFPage_GetObject(page, index), size, ())
    return paint


Matrix = tuple[float, float, float, float, float, float]


def _collect(
    paint: Paint, drawn: object, size: tuple[float, float], forms: tuple[Matrix, ...]
) -> None:
    """Add a thing that is drawn within these forms, the innermost last."""
    kind = c.FPDFPageObj_GetType(drawn)
    if kind == c.FPDF_PAGEOBJ_TEXT:
        paint.order[address(drawn)] = _now(paint)
    elif kind == c.FPDF_PAGEOBJ_FORM and len(forms) < _DEEP:
        within = (*forms, _matrix(drawn))
        for index in range(min(c.FPDFFormObj_CountObjects(drawn), _MANY)):
            _collect(paint, c.FPDFFormObj_GetObject(drawn, index), size, within)
    elif box := _bounds(drawn, paint.corner, forms):
        _add_shape(paint, drawn, box, size)


def _now(paint: Paint) -> int:
    """How many things were drawn so far."""
    return len(paint.order) + len(paint.patches) + len(paint.marks)


def _add_shape(paint: Paint, drawn: object, box: Box, size: tuple[float, float]) -> None:
    width, height = box.right - box.left, box.bottom - box.top
    kind = c.FPDFPageObj_GetType(drawn)
    if kind == c.FPDF_PAGEOBJ_IMAGE:
        paint.pictures = max(paint.pictures, width * height / max(size[0] * size[1], 1.0))
    if 1.0 < width < 9.0 and 0.8 < height < 9.0:
        paint.marks.append(box)
    elif min(width, height) > 3.0 and len(paint.patches) < _PATCHES and _is_filled(drawn, kind):
        color = _fill(drawn) if kind == c.FPDF_PAGEOBJ_PATH else None
        paint.patches.append(Patch(_now(paint), box, color))


def _matrix(drawn: object) -> Matrix:
    made = c.FS_MATRIX()
    if not c.FPDFPageObj_GetMatrix(drawn, made):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return (made.a, made.b, made.c, made.d, made.e, made.f)


def _bounds(drawn: object, start: tuple[float, float], forms: tuple[Matrix, ...]) -> Box | None:
    edges = [ctypes.c_float() for _ in range(4)]
    if not c.FPDFPageObj_GetBounds(drawn, *edges):
        return None
    left, bottom, right, top = (edge.value for edge in edges)
    corners = [(x, y) for x in (left, right) for y in (bottom, top)]
    for a, b, c_, d, e, f in reversed(forms):
        corners = [(a * x + c_ * y + e, b * x + d * y + f) for x, y in corners]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    west, north = start
    return Box(min(across) - west, north - max(up), max(across) - west, north - min(up))


def _is_filled(drawn: object, kind: int) -> bool:
    if kind != c.FPDF_PAGEOBJ_PATH:
        return True
    mode, stroke = ctypes.c_int(), c.FPDF_BOOL()
    return bool(c.FPDFPath_GetDrawMode(drawn, mode, stroke) and mode.value)


def _fill(drawn: object) -> Color | None:
    """The colour of a filled, opaque rectangle; None for any other shape."""
    if c.FPDFPath_CountSegments(drawn) > 6 or c.FPDFPageObj_HasTransparency(drawn):
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
