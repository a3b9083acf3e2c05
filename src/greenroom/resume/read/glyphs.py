"""The words of a PDF's page with their places, in the order they are drawn."""

import ctypes
import math
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as c

from greenroom.resume.model import Box
from greenroom.resume.read.letters import SPACES, composed, is_private, spelled
from greenroom.resume.read.paint import Paint, address, fill_of, look

_TINY = 2.0  # points; no one reads smaller letters
_BOLD = ("bold", "black", "heavy", "semibold", "demi", "cmbx", "ecbx", "sfbx", "lmroman10-b")
_ITALIC = ("italic", "oblique", "slanted", "cmti", "ecti", "sfti", "cmsl", "ecsl")


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
        text_only: Whether they are drawn in no colour at all, as under a scanned page.
    """

    font: str = ""
    size: float = 10.0
    bold: bool = False
    italic: bool = False
    turned: bool = False
    unseen: bool = False
    text_only: bool = False


@dataclass(slots=True)
class Word:
    """Letters without a space between them, in one type.

    Attributes:
        text: Empty for an icon.
        box: Its place, from the page's top left corner.
        base: The line it stands on, from the page's top.
        style: How it is drawn.
        spaced: Whether a space comes before it.
        order: Which word of the page it is, as drawn.
        private: An icon's character, which only its font knows.
    """

    text: str
    left: float
    right: float
    base: float
    style: Style
    spaced: bool
    order: int
    private: str = ""

    @property
    def box(self) -> Box:
        """Its place; ascent and descent are those of a usual font."""
        size = self.style.size
        return Box(self.left, self.base - 0.78 * size, self.right, self.base + 0.22 * size)


@dataclass(slots=True)
class Page:
    """What a page holds.

    Attributes:
        size: Width and height in points.
        words: What can be seen, as drawn.
        hidden: What cannot.
        scanned: Words that lie unseen over a picture of a page, as text recognition leaves them.
        paint: What else is drawn.
        unnamed: How many letters do not say which they are.
    """

    size: tuple[float, float]
    words: list[Word] = field(default_factory=list)
    hidden: list[Word] = field(default_factory=list)
    scanned: bool = False
    paint: Paint = field(default_factory=Paint)
    unnamed: int = 0


def read_page(page: pdfium.PdfPage) -> Page:
    """Read the words of a page."""
    size = page.get_size()
    found = Page(size=size, paint=look(page, size))
    textpage = page.get_textpage()
    try:
        words = _Reader(textpage, found).words()
    finally:
        textpage.close()
    unseen = [word for word in words if word.style.text_only]
    found.scanned = found.paint.pictures > 0.6 and 10 * len(unseen) > 9 * len(words) > 0
    for word in words:
        hidden = not found.scanned and _is_hidden(word, found)
        (found.hidden if hidden else found.words).append(word)
    return found


def _is_hidden(word: Word, page: Page) -> bool:
    if word.style.unseen or word.style.text_only:
        return True
    middle = (word.left + word.right) / 2
    width, height = page.size
    return not (-2 <= middle <= width + 2 and -2 <= word.base <= height + 0.8 * word.style.size)


class _Reader:
    """Goes over the characters of one page."""

    def __init__(self, textpage: pdfium.PdfTextPage, page: Page) -> None:
        self.page = page
        self.handle = textpage.raw
        self.styles: dict[int, tuple[Style, object]] = {}
        self.made: list[Word] = []
        self.open: Word | None = None
        self.object = 0
        self.spaced = False

    def words(self) -> list[Word]:
        """All words, in the order they are drawn."""
        count = c.FPDFText_CountChars(self.handle)
        box = c.FS_RECTF()
        for index in range(count):
            code = c.FPDFText_GetUnicode(self.handle, index)
            if code in (10, 13, 32, 160) and self._is_space(code, index):
                self._close()
                continue
            character = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
            if character in SPACES:
                self._close()
            elif c.FPDFText_GetLooseCharBox(self.handle, index, box):
                self._add(index, character, box)
        self._close()
        return self.made

    def _is_space(self, code: int, index: int) -> bool:
        """A carriage return that is drawn is a letter of LaTeX's (`fl`)."""
        return code != 13 or bool(c.FPDFText_IsGenerated(self.handle, index))

    def _close(self) -> None:
        self.spaced = True
        if self.open is not None:
            self.open.text = composed(self.open.text)
            self._hide(self.open)
            self.open = None

    def _hide(self, word: Word) -> None:
        color, _ = fill_of(self.styles[self.object][1])
        paint = self.page.paint
        if color == (0, 0, 0) and not paint.patches:
            return
        if paint.hides(word.box, color, paint.order.get(self.object, 0)):
            word.style = _unseen(word.style)

    def _add(self, index: int, character: str, box: c.FS_RECTF) -> None:
        drawn = c.FPDFText_GetTextObject(self.handle, index)
        where = address(drawn)
        style = self._style(where, drawn, index)
        text = spelled(character, style.font)
        if not text:
            self._add_icon(index, character, box, style, where)
            return
        word = self.open
        if word is not None and where == self.object and (style.turned or self._goes_on(word, box)):
            word.text += text
            word.right = max(word.right, box.right)
            return
        self._begin(index, text, box, style, where)

    def _goes_on(self, word: Word, box: c.FS_RECTF) -> bool:
        size = word.style.size
        return -0.5 * size < float(box.left) - word.right < 0.25 * size

    def _begin(self, index: int, text: str, box: c.FS_RECTF, style: Style, where: int) -> None:
        spaced = self.spaced
        self._close()
        self.object = where
        x, y = ctypes.c_double(), ctypes.c_double()
        c.FPDFText_GetCharOrigin(self.handle, index, x, y)
        base = self.page.size[1] - y.value
        word = Word(text, box.left, box.right, base, style, spaced, len(self.made))
        self.made.append(word)
        self.open, self.spaced = word, False

    def _add_icon(
        self, index: int, character: str, box: c.FS_RECTF, style: Style, where: int
    ) -> None:
        if character in ("\ufffd", "\0"):
            self.page.unnamed += 1
        self._begin(index, "", box, style, where)
        self.made[-1].private = character if is_private(character) else "\ufffd"
        self._close()

    def _style(self, where: int, drawn: object, index: int) -> Style:
        known = self.styles.get(where)
        if known is None:
            known = self.styles[where] = (_style_of(self.handle, drawn, index), drawn)
        return known[0]


def _unseen(style: Style) -> Style:
    return Style(style.font, style.size, style.bold, style.italic, style.turned, unseen=True)


def _style_of(textpage: object, drawn: object, index: int) -> Style:
    matrix = c.FS_MATRIX()
    c.FPDFText_GetMatrix(textpage, index, matrix)
    size = c.FPDFText_GetFontSize(textpage, index) * math.hypot(matrix.c, matrix.d)
    font = c.FPDFTextObj_GetFont(drawn)
    name = _name(font)
    lowered = name.lower()
    mode = c.FPDFTextObj_GetTextRenderMode(drawn)
    _, alpha = fill_of(drawn)
    weight = c.FPDFFont_GetWeight(font)
    return Style(
        font=name,
        size=round(size, 2),
        bold=any(part in lowered for part in _BOLD) or weight >= 600,
        italic=any(part in lowered for part in _ITALIC),
        turned=abs(matrix.b) > 0.3 * abs(matrix.a),
        unseen=size < _TINY or (alpha < 20 and mode != 1),
        text_only=mode in (c.FPDF_TEXTRENDERMODE_INVISIBLE, c.FPDF_TEXTRENDERMODE_CLIP),
    )


def _name(font: object) -> str:
    length = c.FPDFFont_GetBaseFontName(font, None, 0)
    if not 1 < length < 1_000:
        return ""
    buffer = ctypes.create_string_buffer(length)
    c.FPDFFont_GetBaseFontName(font, buffer, length)
    return buffer.raw[: length - 1].decode("utf-8", errors="replace")
