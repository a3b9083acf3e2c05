"""Letters that PDFs name badly, fonts, and what two programs read differently."""

from pathlib import Path

import pytest

from greenroom.resume.document import Document
from greenroom.resume.read.agreement import disagreement, share
from greenroom.resume.read.letters import spelled
from greenroom.resume.read.read import read
from tests.resume.read.pages import line_with, read_typst, rules, said

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data" / "resumes" / "pdf"


def _shared(name: str) -> Document:
    if not (SHARED / name).exists():
        pytest.skip(f"{SHARED / name} is not here")
    return read(SHARED / name)


def test_the_dash_and_the_joined_letters_of_bitmap_fonts_are_read() -> None:
    document = _shared("kim__jake.pdf")

    assert "May 2024 – Aug 2024" in said(document)
    assert "Presented findings to 40 engineers" in document.text
    assert "weekly office hours" in document.text
    assert "type3-font" in rules(document)


def test_outline_fonts_are_no_fault() -> None:
    assert "type3-font" not in rules(_shared("kim__jakelm.pdf"))


def test_joined_letters_are_taken_apart() -> None:
    assert read_typst("Efficient workflow, final offer").text == "Efficient workflow, final offer"
    assert spelled("ﬄ", "Lato") == "ffl"


def test_icons_are_left_out_and_part_what_they_stand_between() -> None:
    document = _shared("kim__classic.pdf")

    assert {"Pittsburgh, PA", "daniel.kim.ml@example.com", "(412) 555-0173"} <= set(said(document))
    assert not any("\ue000" <= letter <= "\uf8ff" for letter in document.text)


def test_a_symbol_fonts_dot_is_a_bullet() -> None:
    assert spelled("\uf0b7", "ABCDEF+SymbolMT") == "•"
    assert spelled("\uf0b7", "FontAwesome7Free-Solid") == ""


def test_a_hyphen_at_the_end_of_a_row_is_kept_for_the_parser_to_undo() -> None:
    document = _shared("kim__classic.pdf")

    assert any(each.endswith("of vLLM through-") for each in said(document))
    assert "put on one A10G" in said(document)


def test_hard_spaces_and_soft_hyphens_are_plain() -> None:
    document = read_typst("Cut~costs by 40~% with ma\\u{ad}chine learning")

    assert document.text == "Cut costs by 40 % with machine learning"


def test_size_weight_and_slant_are_told() -> None:
    document = read_typst("#text(20pt)[Ana Ortiz] \\ *ML Engineer* \\ _Acme Corp_ \\ plain words")

    name, title, company, plain = document.lines
    assert (name.size, name.bold) == (20, False)
    assert (title.bold, title.italic) == (True, False)
    assert (company.bold, company.italic) == (False, True)
    assert (plain.bold, plain.italic) == (False, False)


def test_boxes_stand_on_the_page_around_their_words() -> None:
    document = read_typst("Ana Ortiz #v(1fr) The last line of it")
    first, last = line_with(document, "Ana").box, line_with(document, "last").box

    width, height = document.pages[0]
    assert first
    assert last
    assert 0 < first.left < first.right < width
    assert 0 < first.top < first.bottom < 100
    assert height - 100 < last.top < last.bottom < height


def test_two_readings_of_the_same_words_agree_whatever_their_order() -> None:
    assert share("Ranked ads. Built alerts", "Built alerts Ranked ads") == 1.0
    assert disagreement("Ranked ads", "ads Ranked") == ()


def test_two_readings_that_differ_are_a_fault() -> None:
    found = disagreement("Ranked ads with PyTorch on GPUs", "R nk d ds w th PyT rch n GP s")

    assert [each.rule for each in found] == ["extractors-disagree"]


def test_pypdf_reads_what_we_read() -> None:
    document = read_typst("= Ana Ortiz\n- Cut serving cost by 40%\n- Built drift alerts")

    assert "Cut serving cost by 40%" in document.second
    assert "extractors-disagree" not in rules(document)
