"""Small Word packages for tests, written part by part."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def a_docx(body: str, links: dict[str, str] | None = None, **parts: str) -> bytes:
    """A package with this body; `header1="<w:p>…"` and the like become parts of that kind."""
    files = BytesIO()
    with ZipFile(files, "w", ZIP_DEFLATED) as package:
        document = f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>"
        package.writestr("word/document.xml", document)
        package.writestr("_rels/.rels", _relations(("rId0", "officeDocument", "word/document.xml")))
        related = []
        for name, xml in parts.items():
            kind = name.rstrip("0123456789")
            root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
            package.writestr(f"word/{name}.xml", f"<w:{root} {_SPACES}>{xml}</w:{root}>")
            related.append((name, kind, f"{name}.xml"))
        related += [(key, "hyperlink", url) for key, url in (links or {}).items()]
        package.writestr("word/_rels/document.xml.rels", _relations(*related))
    return files.getvalue()


def _relations(*related: tuple[str, str, str]) -> str:
    rows = ""
    for key, kind, target in related:
        mode = "External" if kind == "hyperlink" else "Internal"
        rows += (
            f'<Relationship Id="{key}" Type="{_KIND}/{kind}" Target="{target}" '
            f'TargetMode="{mode}"/>'
        )
    return f"<Relationships>{rows}</Relationships>"


def p(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """A table, each cell given as its content."""
    cells = "".join(
        f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl>{cells}</w:tbl>"


def text_box(content: str, shape: str = "") -> str:
    """A paragraph with a text box, as Word writes it: twice, for new and for old readers."""
    inside = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"<wps:wsp>{shape}<wps:txbx>{inside}</wps:txbx></wps:wsp></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
