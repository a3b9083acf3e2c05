"""The PDF that is given back: the same bytes, one column in reading order, open to everybody."""

import hashlib
import io
import pickle
import subprocess
import sys
from typing import Any

import pypdf
import pypdfium2
import pytest

from greenroom.resume.model import Resume
from greenroom.resume.render.pdf import pdf
from greenroom.resume.render.setting import sheet_of
from tests.resume.people import PEOPLE, person, resume_of
from tests.resume.render.careers import CAREERS


def _pdf(resume: Resume) -> bytes:
    return pdf(sheet_of(resume))


def _pages(written: bytes) -> list[str]:
    """The text of each page in stream order, white space single within a line."""
    document = pypdfium2.PdfDocument(written)
    try:
        texts = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return ["\n".join(" ".join(line.split()) for line in text.splitlines()) for text in texts]


def _in_order(text: str, *parts: str) -> bool:
    places = [text.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


def test_another_process_writes_the_same_bytes() -> None:
    sheets = [sheet_of(resume_of(truth)) for truth in CAREERS.values()]
    program = (
        "import hashlib, pickle, sys\n"
        "from greenroom.resume.render.pdf import pdf\n"
        "for sheet in pickle.load(sys.stdin.buffer):\n"
        "    print(hashlib.sha256(pdf(sheet)).hexdigest())\n"
    )

    told = subprocess.run(
        [sys.executable, "-c", program],
        input=pickle.dumps(sheets),
        env={"PYTHONPATH": "src", "PYTHONHASHSEED": "7"},
        check=True,
        capture_output=True,
    )

    ours = [hashlib.sha256(pdf(sheet)).hexdigest() for sheet in sheets]
    assert told.stdout.decode().split() == ours


def test_signs_of_markup_are_printed_as_they_are() -> None:
    truth = CAREERS["signs of every markup"]

    (page,) = _pages(_pdf(resume_of(truth)))

    for bullet in truth["experience"][0]["bullets"]:
        assert bullet in page.replace("\n", " ")


def test_an_entry_reads_title_dates_company_place_bullets() -> None:
    (page,) = _pages(_pdf(resume_of(CAREERS["commas in titles and companies"])))

    assert _in_order(
        page, "Peter van der Meer", "someone@example.org", "Experience",
        "Engineer, Machine Learning", "May 2021 – present", "Finch, Wren and Daughters, Inc.",
        "Leeds, UK\n", "Ranked 40M", "Data Scientist, Risk and Fraud", "Education",
    )  # fmt: skip


@pytest.mark.parametrize("name", PEOPLE)
def test_a_resume_that_fits_has_one_page(name: str) -> None:
    assert len(_pages(_pdf(person(name)))) == 1


def test_no_page_ends_with_the_head_of_an_entry() -> None:
    truth = CAREERS["four pages"]
    pages = _pages(_pdf(resume_of(truth)))
    heads = {each["company"] for each in truth["experience"]} | {"Leeds, UK", "Experience"}

    lasts = [page.strip().splitlines()[-2] for page in pages[:-1]]  # the footer is below

    assert len(pages) >= 4
    assert all(not any(head in last for head in heads) for last in lasts)
    assert [page.strip().splitlines()[-1] for page in pages[:2]] == [
        f"Margaret Achterberg · {number} / {len(pages)}" for number in (1, 2)
    ]


def test_a_word_with_a_hyphen_or_a_slash_is_not_broken() -> None:
    bullet = "a day-ahead and/or time-to-detect 2-layer A/B " * 12
    (page,) = _pages(_pdf(resume_of({"experience": [{"title": "X", "bullets": [bullet]}]})))

    assert not [line for line in page.splitlines() if line.endswith(("-", "/"))]


def test_the_file_is_tagged_and_says_whose_it_is() -> None:
    reader = pypdf.PdfReader(io.BytesIO(_pdf(resume_of(CAREERS["a résumé in French"]))))
    catalogue: Any = reader.trailer["/Root"]

    assert reader.metadata
    assert reader.metadata.title == "Aurélien Mazières – résumé"
    assert reader.metadata.author == "Aurélien Mazières"
    assert reader.metadata.creation_date is None
    assert catalogue["/Lang"] == "fr"
    assert catalogue["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalogue
    assert b"pdfuaid" in catalogue["/Metadata"].get_data()


def test_only_our_own_fonts_are_in_it() -> None:
    reader = pypdf.PdfReader(io.BytesIO(_pdf(resume_of(CAREERS["letters of other languages"]))))

    page: Any = reader.pages[0]
    fonts = {font["/BaseFont"].split("+")[1] for font in page["/Resources"]["/Font"].values()}

    assert fonts == {
        "SourceSansPro-Regular-Identity-H",
        "SourceSansPro-Semibold-Identity-H",
        "SourceSerifPro-Semibold-Identity-H",
    }


@pytest.mark.parametrize(("phone", "width"), [("+12065550142", 612), ("+442079460123", 595)])
def test_paper_is_letter_in_north_america_and_a4_elsewhere(phone: str, width: int) -> None:
    reader = pypdf.PdfReader(io.BytesIO(_pdf(resume_of({"name": "A", "phone": phone}))))

    assert int(reader.pages[0].mediabox.width) == width


def test_a_resume_of_nothing_is_still_a_file() -> None:
    assert len(_pages(_pdf(resume_of({})))) == 1


def test_a_letter_no_font_has_does_not_stop_the_rest() -> None:
    (page,) = _pages(_pdf(resume_of({"name": "Ida \U000f1234 Lund", "email": "ida@example.org"})))

    assert "Lund" in page
    assert "ida@example.org" in page
