"""A DOCX that is none, or broken, or built to harm, is refused in one line."""

from contextlib import suppress
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from greenroom.errors import UserError
from greenroom.resume.read.docx import read_docx
from tests.resume.read.office_files import a_docx, p, table, text_box


def refusal(content: bytes) -> str:
    with pytest.raises(UserError) as refused:
        read_docx(content)
    message = str(refused.value)
    assert "\n" not in message
    return message


def with_document(xml: str) -> bytes:
    files = BytesIO()
    with ZipFile(files, "w", ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", xml)
    return files.getvalue()


def test_what_is_no_docx_is_named() -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)

    assert "old .doc" in refusal(old)
    assert "password" in refusal(old + "EncryptedPackage".encode("utf-16-le"))
    assert "damaged" in refusal(b"PK\x03\x04 and nothing more")
    assert "damaged" in refusal(with_document("<w:document"))


def test_a_package_without_a_document_is_named() -> None:
    files = BytesIO()
    with ZipFile(files, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")

    assert "no Word document" in refusal(files.getvalue())


def test_a_bomb_is_not_unpacked() -> None:
    assert "unpacks to more than" in refusal(with_document(" " * 30_000_000))


def test_entities_are_neither_expanded_nor_fetched() -> None:
    bomb = (
        '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    )
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "<w:body><w:p><w:r><w:t>x&b;&f;</w:t></w:r></w:p></w:body>"

    document = read_docx(with_document(f"{bomb}<w:document {space}>{body}</w:document>"))

    assert document.text == "x"


def test_tables_in_tables_in_tables_end() -> None:
    nested = p("deep")
    for _ in range(60):
        nested = table((nested,))

    assert read_docx(a_docx(nested + text_box(text_box(p("box"))))).text.split() == ["deep", "box"]


def test_a_style_that_is_based_on_itself_ends() -> None:
    loop = "<w:style w:styleId='A'><w:basedOn w:val='B'/></w:style>"
    loop += "<w:style w:styleId='B'><w:basedOn w:val='A'/></w:style>"

    assert read_docx(a_docx(p("text", "<w:pStyle w:val='A'/>"), styles=loop)).text == "text"


def test_a_file_cut_or_changed_anywhere_is_read_or_refused() -> None:
    content = a_docx(table((p("a"), p("b"))) + p("c"), styles="<w:style w:styleId='A'/>")

    for at in range(0, len(content), 7):
        for broken in (content[:at], content[:at] + b"\xff\x00" + content[at + 2 :]):
            with suppress(UserError):
                read_docx(broken)
