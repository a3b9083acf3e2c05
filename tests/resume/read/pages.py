"""PDFs made for tests: from typst source, or from a content stream written by hand."""

from collections.abc import Sequence

import typst

from greenroom.errors import UserError
from greenroom.resume.document import Document, Line
from greenroom.resume.read.isolated import Reader
from greenroom.resume.read.read import read_bytes

FONTS = (
    "<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    "/F2<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>"
    "/F3<</Type/Font/Subtype/Type1/BaseFont/Symbol>>"
    "/T3<</Type/Font/Subtype/Type3/FontBBox[0 0 750 750]/FontMatrix[.001 0 0 .001 0 0]"
    "/FirstChar 21/LastChar 122/Widths[" + "500 " * 102 + "]/Resources<<>>/CharProcs<</a 4 0 R>>"
    "/Encoding<</Type/Encoding/Differences[21" + "/a" * 102 + "]>>>>>>"
)
SEEN = "BT /F1 11 Tf 72 720 Td (Ana Ortiz builds ranking systems and keeps them running) Tj ET\n"


def typeset(source: str) -> bytes:
    """A PDF of this typst source."""
    return typst.compile(source.encode())


def drawn(*pages: str, more: str = "", also: Sequence[str] = ()) -> bytes:
    """A PDF whose pages are drawn by these content streams; US letter, the origin bottom left.

    Args:
        pages: Content streams.
        more: What else is in their resources.
        also: Objects that come after the pages; with one page, the first of them is number 7.
    """
    bodies = ["<</Type/Catalog/Pages 2 0 R>>"]
    kids = " ".join(f"{5 + 2 * index} 0 R" for index in range(len(pages)))
    bodies.append(f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>")
    bodies.append(f"<</Font {FONTS}{more}>>")
    bodies.append(_stream("500 0 0 0 500 700 d1 0 0 400 700 re f"))
    for index, page in enumerate(pages):
        bodies.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources 3 0 R"
            f"/Contents {6 + 2 * index} 0 R>>"
        )
        bodies.append(_stream(page))
    bodies += also
    return _file(bodies)


def _stream(content: str) -> str:
    return f"<</Length {len(content.encode('latin-1'))}>>stream\n{content}\nendstream"


def _file(bodies: Sequence[str]) -> bytes:
    made = b"%PDF-1.7\n"
    places: list[int] = []
    for number, body in enumerate(bodies, start=1):
        places.append(len(made))
        made += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = (
        f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}"
        f"trailer<</Size {len(bodies) + 1}/Root 1 0 R>>\nstartxref\n{len(made)}\n%%EOF\n"
    )
    return made + end.encode("latin-1")


def answer(reader: Reader, name: str, content: bytes) -> Document | str:
    """What a reader gives back: the document, or the line that says why there is none."""
    try:
        return reader.read_bytes(name, content)
    except UserError as error:
        return str(error)


def said(document: Document) -> list[str]:
    """The lines of a document."""
    return [document.words(line) for line in document.lines]


def read_typst(source: str) -> Document:
    """What is read in a PDF of this typst source."""
    return read_bytes("resume.pdf", typeset(source))


def line_with(document: Document, words: str) -> Line:
    """The first line that holds these words."""
    return next(line for line in document.lines if words in document.words(line))


def rules(document: Document) -> set[str]:
    """The rules of a document's findings."""
    return {finding.rule for finding in document.findings}
