"""A sheet as a DOCX: one column, real styles, no tables, nothing in page headers.

The same sheet gives the same bytes: no date of today, in the properties or in the archive.
"""

import io
import zipfile
from typing import TYPE_CHECKING

from greenroom.resume.render.docx_styles import DAY_ONE, MARGIN_MM, template
from greenroom.resume.render.sheet import Division, Entry, Piece, Sheet

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_PROPERTY = 200
"""Characters of a name in a property, which may have 255."""


def docx(sheet: Sheet) -> bytes:
    """Write a sheet: a title, headings of two levels, list bullets, dates at a right tab."""
    import docx as word

    document = word.Document(io.BytesIO(template()))
    _paper(document, sheet)
    _properties(document, sheet)
    if sheet.name:
        _paragraph(document, "Title", sheet.name)
    if sheet.label:
        _paragraph(document, "Subtitle", sheet.label)
    if sheet.contact:
        _contact(_paragraph(document, "Normal"), sheet.contact)
    for division in sheet.divisions:
        _division(document, division)
    written = io.BytesIO()
    document.save(written)
    return dateless(written.getvalue())


def dateless(archive: bytes) -> bytes:
    """The same ZIP archive with the first day a ZIP can name for every member."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as new,
    ):
        for name in old.namelist():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.create_system, member.compress_type = 0, zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return out.getvalue()


def _paper(document: "Document", sheet: Sheet) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Inches, Length, Mm

    section = document.sections[0]
    width, height = (Inches(8.5), Inches(11)) if sheet.letter else (Mm(210), Mm(297))
    section.page_width, section.page_height = width, height
    stop = Length(width - 2 * Mm(MARGIN_MM))
    for style in document.styles:
        if style.name in ("Heading 2", "Row"):
            style.paragraph_format.tab_stops.add_tab_stop(stop, WD_TAB_ALIGNMENT.RIGHT)


def _properties(document: "Document", sheet: Sheet) -> None:
    from docx.oxml.ns import qn

    kept = document.core_properties
    name = sheet.name[:_PROPERTY]
    kept.title = f"{name} – résumé" if name else "Résumé"
    kept.author = kept.last_modified_by = name
    kept.language = sheet.language
    kept.comments = kept.subject = kept.keywords = ""
    kept.created = kept.modified = DAY_ONE
    kept.revision = 1
    for spelling in document.styles.element.xpath("w:docDefaults//w:lang"):
        spelling.set(qn("w:val"), _spelling(sheet))


def _spelling(sheet: Sheet) -> str:
    """Whose spelling is checked, as Word names it."""
    if sheet.language == "en":
        return "en-US" if sheet.letter else "en-GB"
    return f"{sheet.language}-{sheet.language.upper()}"


def _paragraph(document: "Document", style: str, text: str = "") -> "Paragraph":
    """A paragraph by its style's id: python-docx would search all styles for a name."""
    paragraph = document.add_paragraph()
    paragraph._p.style = style.replace(" ", "")
    if text:
        paragraph.add_run(text)
    return paragraph


def _contact(paragraph: "Paragraph", pieces: tuple[Piece, ...]) -> None:
    for i, piece in enumerate(pieces):
        if i:
            paragraph.add_run(" · ")
        _piece(paragraph, piece)


def _piece(paragraph: "Paragraph", piece: Piece) -> None:
    """A text, as a link where it leads somewhere."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = paragraph.add_run(piece.text)
    if piece.url:
        link = OxmlElement("w:hyperlink")
        relation = paragraph.part.relate_to(
            piece.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
        )
        link.set(qn("r:id"), relation)
        paragraph._p.replace(run._r, link)
        link.append(run._r)


def _division(document: "Document", division: Division) -> None:
    _paragraph(document, "Heading 1", division.title)
    for text in division.paragraphs:
        _paragraph(document, "Normal", text)
    for entry in division.entries:
        _entry(document, entry)
    for group in division.groups:
        paragraph = _paragraph(document, "Normal")
        if group.name:
            paragraph.add_run(f"{group.name}: ").bold = True
        paragraph.add_run(", ".join(group.words))
    for text in division.bullets:
        _paragraph(document, "List Bullet", text)


def _entry(document: "Document", entry: Entry) -> None:
    head = _paragraph(document, "Heading 2", entry.title)
    if entry.link.text:
        head.add_run(" | " if entry.title else "", style="Aside")
        _piece(head, entry.link)
    _at_right(head, entry.dates)
    if entry.where or entry.place:
        row = _paragraph(document, "Row", entry.where)
        _at_right(row, entry.place)
        row.paragraph_format.keep_with_next = bool(entry.notes or entry.bullets)
    for note in entry.notes:
        _paragraph(document, "Normal", note)
    for bullet in entry.bullets:
        _paragraph(document, "List Bullet", bullet)


def _at_right(paragraph: "Paragraph", text: str) -> None:
    if text:
        paragraph.add_run("\t" + text, style="Aside")
