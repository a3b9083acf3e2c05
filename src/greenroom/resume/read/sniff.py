"""What a file is, by what is in it and not by what it is called; what we cannot read is named."""

import json
import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from greenroom.errors import UserError
from greenroom.resume.document import Kind
from greenroom.resume.read.unzip import check_zip

_CANNOT_READ: tuple[tuple[bytes, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "an old Word file (.doc), or a Word file with a password: save it as"),
    (b"{\\rtf", "a rich text file (.rtf): save it as"),
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_PICTURE = "a picture: make a PDF of it with a text layer, or export the résumé as PDF or DOCX"
_INSIDE_A_ZIP: tuple[tuple[str, str], ...] = (
    ("content.xml", "an OpenDocument file (.odt): save it as PDF or DOCX"),
    ("Index/Document.iwa", "a Pages file: export it as PDF or DOCX"),
    ("xl/workbook.xml", "a spreadsheet: save the résumé as PDF or DOCX"),
    ("ppt/presentation.xml", "a presentation: save the résumé as PDF or DOCX"),
    ("META-INF/container.xml", "an e-book: save the résumé as PDF or DOCX"),
)
_LATEX = re.compile(
    r"^\s*\\(?:documentclass|begin\{document\}|usepackage|cv(?:event|entry|section)|"
    r"resume(?:Subheading|Item)\w*|(?:sub)?section\*?\{)",
    re.MULTILINE,
)
_MARKDOWN = re.compile(
    r"^#{1,6} \S|^(?:[-*+]|\d+\.) .*\*\*|\*\*\S[^*\n]*\*\*|\[[^\]\n]+\]\([^)\n]+\)|^(?:=|-){3,}$"
    r"|^```|^\|.*\|$|^[*+] \S",
    re.MULTILINE,
)
_WEB_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE
)


def kind_of(name: str, content: bytes) -> Kind:
    """The format of a file.

    Raises:
        UserError: It is of a kind we do not read; the line says which, and what to do.
    """
    if not content.strip(b"\0 \t\r\n"):
        raise UserError(f"{name} is empty: choose the file that holds your résumé")
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith((b"PK\3\4", b"PK\5\6")):
        return _kind_of_zip(name, content)
    _refuse_what_we_cannot_read(name, content)
    return _kind_of_text(name, decode(name, content))


def decode(name: str, content: bytes) -> str:
    """Bytes as text: UTF-8, UTF-16 by its mark, else Windows-1252, with line feeds alone.

    Raises:
        UserError: It is no text.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", errors="replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", errors="replace")
    if text.count("\0") or _strange(text) > len(text) // 20:
        raise UserError(f"{name} is not a document we know: save your résumé as PDF or DOCX")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _strange(text: str) -> int:
    """How many characters no text has."""
    return sum(1 for each in text if (each < " " and each not in "\t\n\r\f\v") or each == "\ufffd")


def _refuse_what_we_cannot_read(name: str, content: bytes) -> None:
    for magic, what in _CANNOT_READ:
        if content.startswith(magic):
            raise UserError(f"{name} is {what} PDF or DOCX without a password")
    web_picture = content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    phone_picture = content[4:8] == b"ftyp"
    if content.startswith(_PICTURES) or web_picture or phone_picture:
        raise UserError(f"{name} is {_PICTURE}")


def _kind_of_zip(name: str, content: bytes) -> Kind:
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UserError(f"{name} is damaged: save it as DOCX or PDF once more") from error
    if "word/document.xml" in names:
        check_zip(name, content)
        return "docx"
    for member, what in _INSIDE_A_ZIP:
        if member in names:
            raise UserError(f"{name} is {what}")
    raise UserError(f"{name} is an archive: unpack it and choose the résumé in it")


def _kind_of_text(name: str, text: str) -> Kind:
    if _WEB_PAGE.match(text):
        raise UserError(f"{name} is a web page: print it as PDF, or paste its text")
    if text.lstrip()[:1] in ("{", "["):
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, dict):
            return "json"
    if _LATEX.search(text):
        return "latex"
    signs = len(_MARKDOWN.findall(text))
    named = name.lower().endswith((".md", ".markdown"))  # decides only where the text does not
    return "markdown" if signs >= 2 or named else "text"
