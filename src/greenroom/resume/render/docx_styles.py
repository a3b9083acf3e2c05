"""The DOCX that every résumé is written into: our type, spacing and colours as named styles."""

import io
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document

DAY_ONE = datetime(2000, 1, 1)  # noqa: DTZ001 - a DOCX's dates are written without a zone
MARGIN_MM = 22
_BODY, _SERIF = "Calibri", "Georgia"
_INK, _QUIET, _ACCENT = "1B1F1D", "4A524E", "1F4D3A"
_RULE = f'<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="2" w:color="{_ACCENT}"/></w:pBdr>'
_SIGN = '<w:numPr><w:numId w:val="1"/></w:numPr>'
_NOT_NEEDED = ("stylesWithEffects", "thumbnail", "customXml")


@dataclass(frozen=True, slots=True)
class _Look:
    """How a paragraph style is set; sizes and spaces in points.

    Attributes:
        kept: Whether it stays on one page with what follows.
        before_spacing: Paragraph properties that Word wants before the spacing.
        indent: How far it is set in, its sign hanging to the left.
    """

    size: float = 10.5
    colour: str = _INK
    font: str = _BODY
    bold: bool = False
    space: tuple[float, float] = (0, 3)
    kept: bool = False
    before_spacing: str = ""
    indent: float = 0


_LOOKS = {
    "Normal": _Look(),
    "Title": _Look(21, _ACCENT, _SERIF, True, (0, 3), kept=True),
    "Subtitle": _Look(11.5, _QUIET, kept=True),
    "Heading 1": _Look(12.5, _ACCENT, _SERIF, True, (12, 5), kept=True, before_spacing=_RULE),
    "Heading 2": _Look(bold=True, space=(6, 0), kept=True),
    "Row": _Look(),
    "List Bullet": _Look(before_spacing=_SIGN, indent=12),
}
_LEVELS = {"Heading 1": 0, "Heading 2": 1}


@cache
def template() -> bytes:
    """An empty document with our styles, and without the parts no résumé needs."""
    import docx as word
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm, RGBColor

    document = word.Document()
    _slim(document)
    document.styles.add_style("Row", WD_STYLE_TYPE.PARAGRAPH)
    aside = document.styles.add_style("Aside", WD_STYLE_TYPE.CHARACTER)
    aside.font.bold, aside.font.color.rgb = False, RGBColor.from_string(_QUIET)
    for name, look in _LOOKS.items():
        _dress(document, name, look)
    section = document.sections[0]
    section.left_margin = section.right_margin = Mm(MARGIN_MM)
    section.top_margin = section.bottom_margin = Mm(17)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _slim(document: "Document") -> None:
    """Take out table styles, a second copy of all styles, and a picture: nine tenths of it."""
    styles = document.styles.element
    for style in styles.xpath('w:style[@w:type="table"][not(@w:default)]'):
        styles.remove(style)
    for holder in (document.part, document.part.package):
        for key, relation in list(holder.rels.items()):
            if any(each in relation.reltype for each in _NOT_NEEDED):
                del holder.rels[key]


def _dress(document: "Document", name: str, look: _Look) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    style = document.styles[name].element
    for child in style.xpath("w:pPr | w:rPr | w:link"):
        style.remove(child)
    before, after = (round(20 * points) for points in look.space)
    indent = round(20 * look.indent)
    level = f'<w:outlineLvl w:val="{_LEVELS[name]}"/>' if name in _LEVELS else ""
    style.append(
        parse_xml(
            f"<w:pPr {nsdecls('w')}>{'<w:keepNext/>' if look.kept else ''}<w:keepLines/>"
            f"{look.before_spacing}"
            f'<w:spacing w:before="{before}" w:after="{after}" w:line="252" w:lineRule="auto"/>'
            f'<w:ind w:left="{indent}" w:hanging="{indent}"/>{level}</w:pPr>'
        )
    )
    half_points = round(2 * look.size)
    style.append(
        parse_xml(
            f"<w:rPr {nsdecls('w')}>"
            f'<w:rFonts w:ascii="{look.font}" w:hAnsi="{look.font}" w:cs="{look.font}"/>'
            f'<w:b w:val="{int(look.bold)}"/><w:color w:val="{look.colour}"/>'
            f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>'
        )
    )
