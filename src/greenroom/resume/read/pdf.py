"""Reads a PDF: words in their places, in the order a person reads them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pypdfium2 as pdfium

from greenroom.errors import UserError
from greenroom.resume.document import Document, Finding
from greenroom.resume.read import agreement, hidden
from greenroom.resume.read.assemble import assembled
from greenroom.resume.read.columns import in_order
from greenroom.resume.read.furniture import mark_furniture
from greenroom.resume.read.geometry import Row, Run, columns, rows_of
from greenroom.resume.read.glyphs import Page, read_page
from greenroom.resume.read.links import Area, areas
from greenroom.resume.read.marks import mark_bullets, set_indents
from greenroom.resume.read.ocr import Scanned, recognised, scan_finding

PAGE_LIMIT = 30
"""Pages a résumé may have."""
_WORDS = 40_000
_LETTERS = 5  # a file with fewer has no text layer


@dataclass(slots=True)
class _Pages:
    """All pages while they are read."""

    pages: list[Page] = field(default_factory=list)
    links: list[list[Area]] = field(default_factory=list)


def read_pdf(name: str, content: bytes) -> Document:
    """Read a PDF.

    Raises:
        Scanned: It has no text layer.
        UserError: It has a password, is damaged, or has too many pages.
    """
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        raise UserError(f"{name} {_why(error)}") from error
    try:
        found = _read_pages(name, document)
    except pdfium.PdfiumError as error:
        raise UserError(f"{name} is damaged: export it as PDF once more") from error
    finally:
        document.close()
    if sum(len(word.text) for page in found.pages for word in page.words) < _LETTERS:
        raise Scanned(name)
    return _put_together(found, agreement.second_reading(content))


def read_scan(name: str, content: bytes) -> Document:
    """Read a PDF that has no text layer by recognising its letters.

    Raises:
        UserError: There are none.
    """
    pages = recognised(content)
    if not any(page.words for page in pages):
        raise UserError(f"{name} has no text, not even in its pictures: choose another file")
    document = _put_together(_Pages(pages, [[] for _ in pages]), second="")
    return replace(document, findings=(scan_finding(), *document.findings))


def _why(error: pdfium.PdfiumError) -> str:
    if "password" in str(error).lower() or "security" in str(error).lower():
        return "is encrypted: save a copy without a password"
    return "is damaged, or no PDF: export it as PDF once more"


def _read_pages(name: str, document: pdfium.PdfDocument) -> _Pages:
    count = len(document)
    if count > PAGE_LIMIT:
        raise UserError(
            f"{name} has {count} pages, and a résumé may have {PAGE_LIMIT}: "
            "save the pages of the résumé alone"
        )
    if not count:
        raise UserError(f"{name} has no pages: export it as PDF once more")
    found = _Pages()
    for index in range(count):
        page = document[index]
        found.pages.append(read_page(page))
        found.links.append(areas(document, page, found.pages[-1].corner))
        page.close()
        if sum(len(each.words) for each in found.pages) > _WORDS:
            raise UserError(f"{name} holds more text than a résumé can: save the résumé alone")
    return found


def _put_together(found: _Pages, second: str) -> Document:
    rows = _rows(found.pages)
    mark_furniture(rows, [page.size[1] for page in found.pages])
    order, two_columns = _order(rows)
    draft = assembled(order, found.links)
    hidden_texts = hidden.texts(found.pages)
    second = agreement.without(second, hidden_texts)
    findings: tuple[Finding, ...] = (
        *hidden.findings(hidden_texts, draft),
        *hidden.page_findings(found.pages),
        *(hidden.two_columns() if two_columns else ()),
        *(agreement.disagreement(draft.text, second) if second else ()),
    )
    return Document(
        kind="pdf",
        text=draft.text,
        lines=draft.lines,
        links=draft.links,
        pages=tuple(page.size for page in found.pages),
        findings=findings,
        hidden=hidden_texts + ((draft.smuggled,) if draft.smuggled else ()),
        second=second,
    )


def _rows(pages: Sequence[Page]) -> list[list[Row]]:
    """The rows of each page; columns go on over pages."""
    rows: list[list[Row]] = []
    starts: list[float] = []
    for page in pages:
        own = rows_of(page.words, starts)
        starts = starts or columns(own)
        rows.append(mark_bullets(own, page.paint.marks))
    return rows


def _order(pages: Sequence[Sequence[Row]]) -> tuple[list[tuple[int, Run]], bool]:
    """All runs with their pages, in reading order, and whether a page has two columns.

    The text at the side comes when the main text has ended, so that an entry which goes on over
    the page is not cut in two.
    """
    main: list[tuple[int, Run]] = []
    side: list[tuple[int, Run]] = []
    gutter = 0.0
    two = False
    for index, rows in enumerate(pages):
        furniture = [run for row in rows for run in row if run.furniture]
        text = [kept for row in rows if (kept := [run for run in row if not run.furniture])]
        reading = in_order(text, gutter)
        gutter = reading.gutter or gutter
        two = two or bool(reading.gutter)
        top = [run for run in furniture if text and run.base < text[0][0].base]
        bottom = [run for run in furniture if all(run is not other for other in top)]
        main += [(index, run) for run in (*top, *reading.main, *bottom)]
        side += [(index, run) for run in reading.side]
    order = main + side
    set_indents([run for _, run in order])
    return order, two


__all__ = ["PAGE_LIMIT", "read_pdf"]
