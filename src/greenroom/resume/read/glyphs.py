"""The words of a PDF's page with their places, in the order they are drawn."""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as c

from greenroom.resume.document import Box
from greenroom.resume.read.letters import SPACES, composed, spelled
from greenroom.resume.read.paint import Paint, address, fill_of, frame, look
from greenroom.resume.read.style import Style, style_of

_MANY = 200_000  # characters of a page


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
        corner: The top left one, as the file counts.
        words: What can be seen, as drawn.
        hidden: What cannot.
        scanned: Words that lie unseen over a picture of a page, as text recognition leaves them.
        paint: What else is drawn.
        unnamed: How many letters do not say which they are.
    """

    size: tuple[float, float]
    corner: tuple[float, float] = (0.0, 0.0)
    words: list[Word] = field(default_factory=list)
    hidden: list[Word] = field(default_factory=list)
    scanned: bool = False
    paint: Paint = field(default_factory=Paint)
    unnamed: int = 0


def read_page(page: pdfium.PdfPage) -> Page:
    """Read the words of a page."""
    start, size = frame(page)
    found = Page(size=size, corner=start, paint=look(page))
    textpage = page.get_textpage()
    try:
        words = _Reader(textpage, found).words()
    finally:
        textpage.close()
        found.paint.page = None
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


# A page has some thousand characters, and four questions are asked of each: these forms of pdfium's
# functions take and give plain numbers, which is twice as quick.
def _quick(function: Any, result: Any, *arguments: Any) -> Callable[..., int]:
    made: Callable[..., int] = ctypes.CFUNCTYPE(result, ctypes.c_void_p, ctypes.c_int, *arguments)(
        address(function)
    )
    return made


_CODE = _quick(c.FPDFText_GetUnicode, ctypes.c_uint)
_OBJECT = _quick(c.FPDFText_GetTextObject, ctypes.c_void_p)
_BOX = _quick(c.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p)
_SPACES = frozenset(map(ord, SPACES)) | {10}


class _Reader:
    """Goes over the characters of one page."""

    def __init__(self, textpage: pdfium.PdfTextPage, page: Page) -> None:
        self.page = page
        self.handle = textpage.raw
        self.where = address(textpage.raw)
        self.box = c.FS_RECTF()
        self.styles: dict[int, tuple[Style, object]] = {}
        self.made: list[Word] = []
        self.open: Word | None = None
        self.object = 0
        self.spaced = False

    def words(self) -> list[Word]:
        """All words, in the order they are drawn."""
        handle, box = self.where, self.box
        into = ctypes.addressof(box)
        west = self.page.corner[0]
        for index in range(min(c.FPDFText_CountChars(self.handle), _MANY)):
            code = _CODE(handle, index)
            if code in _SPACES or (code == 13 and self._is_made(index)):
                self._close()
            elif _BOX(handle, index, into):
                word = self.open
                if (
                    word is not None
                    and 32 < code < 127
                    and self._goes_on(word, box.left - west)
                    and _OBJECT(handle, index) == self.object
                ):
                    word.text += chr(code)
                    word.right = box.right - west
                else:
                    self._add(index, code)
        self._close()
        return self.made

    def _is_made(self, index: int) -> bool:
        """Whether a carriage return is pdfium's own; one that is drawn is LaTeX's sign for `fl`."""
        return bool(c.FPDFText_IsGenerated(self.handle, index))

    def _close(self) -> None:
        self.spaced = True
        if self.open is not None:
            self.open.text = composed(self.open.text)
            self._hide(self.open)
            self.open = None

    def _hide(self, word: Word) -> None:
        """Note when a word cannot be seen for what lies under or over it."""
        paint = self.page.paint
        style, drawn = self.styles[self.object]
        if style.dark and not paint.patches:
            return
        color, _ = fill_of(drawn)
        if paint.hides(word.box, color, paint.order.get(self.object, 0)):
            word.style = replace(word.style, unseen=True)

    def _add(self, index: int, code: int) -> None:
        character = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        where = _OBJECT(self.where, index) or 0
        style = self._style(where, index)
        text = spelled(character, style.font)
        if not text:
            self._add_icon(index, character, style, where)
            return
        word = self.open
        left, right = (edge - self.page.corner[0] for edge in (self.box.left, self.box.right))
        on = word is not None and (style.turned or self._goes_on(word, left))
        if word is not None and on and where == self.object:
            if code == 0xAD and left < word.right - 0.5:  # a soft hyphen, not drawn
                return
            word.text += text
            word.right = max(word.right, right)
            return
        self._begin(index, text, style, where)

    def _goes_on(self, word: Word, left: float) -> bool:
        return -word.style.size < left - word.right < 0.25 * word.style.size

    def _begin(self, index: int, text: str, style: Style, where: int) -> None:
        spaced = self.spaced
        west, north = self.page.corner
        left, right = self.box.left - west, self.box.right - west
        self._close()
        self.object = where
        x, y = ctypes.c_double(), ctypes.c_double()
        c.FPDFText_GetCharOrigin(self.handle, index, x, y)
        base = north - y.value
        word = Word(text, left, right, base, style, spaced, len(self.made))
        self.made.append(word)
        self.open, self.spaced = word, False

    def _add_icon(self, index: int, character: str, style: Style, where: int) -> None:
        if character in ("\ufffd", "\0"):
            self.page.unnamed += 1
        self._begin(index, "", style, where)
        self.made[-1].private = "\ufffd" if character == "\0" else character
        self._close()

    def _style(self, where: int, index: int) -> Style:
        known = self.styles.get(where)
        if known is None:
            drawn = c.FPDFText_GetTextObject(self.handle, index)
            known = self.styles[where] = (style_of(self.handle, drawn, index), drawn)
        return known[0]
