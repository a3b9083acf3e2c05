"""What is refused, and what is said of it; what is taken for what."""

import os
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from pypdf import PdfReader, PdfWriter

from greenroom.errors import UserError
from greenroom.resume.read.read import SIZE_LIMIT, read, read_bytes
from greenroom.resume.read.sniff import decode, kind_of
from greenroom.resume.read.unzip import LIMIT
from tests.resume.read.office_files import a_docx, p
from tests.resume.read.pages import SEEN, drawn, said, typeset


def _zip(**parts: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return made.getvalue()


def test_the_format_is_told_by_content_and_not_by_name() -> None:
    assert kind_of("resume.txt", drawn(SEEN)) == "pdf"
    assert kind_of("resume.pdf", a_docx(p("Ana Ortiz"))) == "docx"
    assert kind_of("resume.doc", b'{"basics": {"name": "Ana"}}') == "json"
    assert kind_of("resume.txt", b"\\documentclass{article}\n\\begin{document}") == "latex"
    assert kind_of("resume.txt", b"# Ana Ortiz\n\n**ML Engineer**, Acme") == "markdown"
    assert kind_of("resume.md.txt", b"Ana Ortiz\nML Engineer\n- Cut cost by 40%") == "text"


def test_a_name_decides_only_where_a_text_says_nothing() -> None:
    assert kind_of("resume.md", b"Ana Ortiz, ML Engineer") == "markdown"
    assert kind_of("resume.pdf", b"Ana Ortiz, ML Engineer") == "text"


def test_json_that_is_no_object_is_a_text() -> None:
    assert kind_of("notes.txt", b"[Ana Ortiz] {ML Engineer}") == "text"


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_every_coding_people_save_it_in(coding: str) -> None:
    assert decode("a.txt", "José – 40%\r\nMünchen".encode(coding)) == "José – 40%\nMünchen"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b"\0\0  \n", "is empty"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old Word file"),
        (b"{\\rtf1 Ana", "rich text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(90), "a picture"),
        (b"\xff\xd8\xff\xe0" + bytes(90), "a picture"),
        (b"\0\0\0\x18ftypheic" + bytes(90), "a picture"),
        (b"<!DOCTYPE html><html><body>Ana", "web page"),
        (_zip(content_xml=b"x"), "OpenDocument"),
        (_zip(xl__workbook_xml=b"x"), "spreadsheet"),
        (_zip(notes_txt=b"x"), "archive"),
        (b"PK\3\4 broken", "damaged"),
        (b"\x7fELF" + bytes(range(256)), "not a document we know"),
        (b"%PDF-1.7\nnothing", "damaged, or no PDF"),
        (drawn(SEEN)[:300], "damaged"),
    ],
)
def test_what_cannot_be_read_is_named_in_one_line(content: bytes, says: str) -> None:
    with pytest.raises(UserError, match=says) as caught:
        read_bytes("cv.bin", content)

    assert str(caught.value).startswith("cv.bin")
    assert "\n" not in str(caught.value)


def test_a_pdf_with_a_password_is_named() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(drawn(SEEN))))
    writer.encrypt("secret", algorithm="RC4-128")
    made = BytesIO()
    writer.write(made)

    with pytest.raises(UserError, match="encrypted: save a copy without a password"):
        read_bytes("cv.pdf", made.getvalue())


def test_a_pdf_that_anyone_may_open_but_not_change_is_read() -> None:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(drawn(SEEN))))
    writer.encrypt("", "owner", algorithm="RC4-128")
    made = BytesIO()
    writer.write(made)

    assert "ranking systems" in read_bytes("cv.pdf", made.getvalue()).text


def test_a_pdf_that_only_one_program_can_decrypt_is_read_by_that_one() -> None:
    restricted = Path(__file__).resolve().parents[1] / "files" / "restricted-aes.pdf"

    document = read(restricted)

    assert "ranking systems" in document.text
    assert not document.findings


def test_two_hundred_pages_are_refused() -> None:
    with pytest.raises(UserError, match="has 200 pages, and a résumé may have 30"):
        read_bytes("cv.pdf", drawn(*[SEEN] * 200))


def test_thirty_pages_are_read() -> None:
    assert len(read_bytes("cv.pdf", drawn(*[SEEN] * 30)).pages) == 30


def test_fifty_megabytes_are_refused_before_they_are_read(tmp_path: Path) -> None:
    large = tmp_path / "cv.pdf"
    with large.open("wb") as file:
        file.truncate(50 * 1024 * 1024)

    with pytest.raises(UserError, match="has 50 MB, and a résumé may have 10"):
        read(large)


def test_a_page_full_of_words_is_refused() -> None:
    with pytest.raises(UserError, match="more text than a résumé"):
        read_bytes("cv.txt", b"word " * 100_000)


def test_a_docx_that_unfolds_without_end_is_refused() -> None:
    bomb = _zip(word__document_xml=bytes(LIMIT + 1))

    assert len(bomb) < SIZE_LIMIT
    with pytest.raises(UserError, match="unfolds to more"):
        read_bytes("cv.docx", bomb)


def test_a_docx_whose_header_lies_about_its_size_is_refused() -> None:
    bomb = bytearray(_zip(word__document_xml=bytes(20 * 1024 * 1024)))
    for signature, at in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        place = bomb.index(signature) + at
        bomb[place : place + 4] = (100).to_bytes(4, "little")

    with pytest.raises(UserError, match=r"unfolds to more|damaged"):
        read_bytes("cv.docx", bytes(bomb))


def test_a_scan_without_text_says_how_it_can_be_read() -> None:
    with pytest.raises(UserError, match=r"no text layer.*greenroom\[ocr\]"):
        read_bytes("cv.pdf", drawn("0 0 0 rg 100 100 400 500 re f"))


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="there is no file"):
        read(tmp_path / "none.pdf")
    with pytest.raises(UserError, match="there is no file"):
        read(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    pipe = tmp_path / "cv.pdf"
    os.mkfifo(pipe)

    with pytest.raises(UserError, match="there is no file"):
        read(pipe)


def test_every_format_is_read_from_its_bytes() -> None:
    texts = [
        typeset("= Ana Ortiz\n- Cut cost by 40%"),
        a_docx(p("Ana Ortiz") + p("Cut cost by 40%")),
        b"# Ana Ortiz\n\n- **Cut** cost by 40%\n",
        b"Ana Ortiz\n- Cut cost by 40%\n",
    ]

    for text in texts:
        lines = said(read_bytes("cv", text))
        assert lines[0] == "Ana Ortiz"
        assert "Cut cost by 40%" in lines[-1]


def test_the_same_bytes_are_read_the_same_way_twice() -> None:
    content = typeset("= Ana Ortiz\n*ML Engineer* #h(1fr) 2020 – 2024\n- Cut cost by 40%")

    assert read_bytes("a.pdf", content) == read_bytes("a.pdf", content)
