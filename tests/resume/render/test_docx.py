"""The DOCX that is given back: real styles, nothing a reader would miss, the same bytes."""

import io
import zipfile

import docx as word
from docx.document import Document

from greenroom.resume.render.docx import docx
from greenroom.resume.render.setting import sheet_of
from tests.resume.people import resume_of
from tests.resume.render.careers import CAREERS


def _written(career: str) -> bytes:
    return docx(sheet_of(resume_of(CAREERS[career])))


def _opened(career: str) -> Document:
    return word.Document(io.BytesIO(_written(career)))


def test_every_paragraph_has_a_real_style() -> None:
    document = _opened("commas in titles and companies")

    told = [(each.style and each.style.name, each.text) for each in document.paragraphs]

    assert told[:6] == [
        ("Title", "Peter van der Meer"),
        ("Normal", "Leeds, UK · someone@example.org · +44 20 7946 0123"),
        ("Heading 1", "Experience"),
        ("Heading 2", "Engineer, Machine Learning\tMay 2021 – present"),
        ("Row", "Finch, Wren and Daughters, Inc.\tLeeds, UK"),
        ("List Bullet", "Ranked 40M listings with a two-tower model, NDCG@10 up 6%"),
    ]


def test_nothing_stands_in_a_table_or_a_page_header() -> None:
    document = _opened("three positions at one company")

    assert document.tables == []
    assert all(section.header.is_linked_to_previous for section in document.sections)


def test_links_lead_where_they_say() -> None:
    document = _opened("three positions at one company")

    links = {link.text: link.address for each in document.paragraphs for link in each.hyperlinks}

    assert links["github.com/harrietbell"] == "https://github.com/harrietbell"
    assert links["someone@example.org"] == "mailto:someone@example.org"


def test_no_date_of_today_is_in_it() -> None:
    written = _written("three positions at one company")
    properties = word.Document(io.BytesIO(written)).core_properties

    assert {member.date_time[0] for member in zipfile.ZipFile(io.BytesIO(written)).infolist()} == {
        1980
    }
    assert properties.created == properties.modified
    assert properties.title == "Harriet Bell – résumé"
    assert properties.author == "Harriet Bell"


def test_the_same_resume_gives_the_same_bytes() -> None:
    assert _written("signs of every markup") == _written("signs of every markup")
