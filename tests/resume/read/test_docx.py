"""A DOCX is read whole, in order, without what no reader sees."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from greenroom.resume.document import Document
from greenroom.resume.read.docx import read_docx
from tests.resume.read.office_files import a_docx, p, r, table, text_box

CORPUS = Path("../shared/data/resumes")


def rows(document: Document) -> list[str]:
    return [document.words(line) for line in document.lines]


def rules(document: Document) -> list[str]:
    return [finding.rule for finding in document.findings]


def corpus() -> Iterator[tuple[Path, dict[str, Any]]]:
    if not CORPUS.is_dir():
        pytest.skip("the résumés with known contents are not here (../shared/data/resumes)")
    for path in sorted((CORPUS / "docx").glob("*.docx")):
        truth = CORPUS / "truth" / f"{path.name.partition('__')[0]}.json"
        yield path, json.loads(truth.read_text("utf-8"))


def test_every_bullet_of_the_corpus_is_a_line_of_its_own_marked_as_one() -> None:
    for path, truth in corpus():
        document = read_docx(path.read_bytes())
        bullets = {document.words(line) for line in document.lines if line.role == "bullet"}

        entries = [*truth["experience"], *truth["projects"]]
        told = [bullet for entry in entries for bullet in entry["bullets"]]
        assert told
        assert [bullet for bullet in told if bullet not in bullets] == [], path.name


def test_contact_in_the_page_header_is_read_and_told_in_every_file_of_the_corpus() -> None:
    for path, truth in corpus():
        document = read_docx(path.read_bytes())

        assert truth["email"] in document.text
        assert truth["name"] in document.text
        in_header = path.stem.endswith("__table")
        assert ("contact-in-header" in rules(document)) == in_header
        assert (document.lines[0].role == "header") == in_header


def test_a_header_comes_first_and_a_footer_last() -> None:
    document = read_docx(
        a_docx(
            p("Work")
            + '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
            + '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>',
            header1=p("Ada Okoro"),
            footer1=p("Mail: ada@example.com"),
        )
    )

    assert rows(document) == ["Ada Okoro", "Work", "Mail: ada@example.com"]
    assert [line.role for line in document.lines] == ["header", "heading", "footer"]
    assert rules(document) == ["contact-in-header"]
    assert document.findings[0].quote == "Mail: ada@example.com"


def test_a_header_that_no_page_shows_is_not_read() -> None:
    section = '<w:sectPr><w:headerReference w:type="first" r:id="header1"/>{}</w:sectPr>'

    unseen = a_docx(p("Body") + section.format(""), header1=p("Ada"))
    shown = a_docx(p("Body") + section.format("<w:titlePg/>"), header1=p("Ada"))

    assert rows(read_docx(unseen)) == ["Body"]
    assert rows(read_docx(shown)) == ["Ada", "Body"]


def test_contact_that_the_page_says_too_is_no_fault() -> None:
    document = read_docx(
        a_docx(
            p("ada@example.com")
            + '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>',
            header1=p("ada@example.com"),
        )
    )

    assert rules(document) == []


def test_a_text_box_is_read_once_and_told() -> None:
    document = read_docx(a_docx(p("Before") + text_box(p("In the box")) + p("After")))

    assert rows(document) == ["Before", "In the box", "After"]
    assert rules(document) == ["text-box"]
    assert document.findings[0].quote == "In the box"


def test_a_side_bar_in_a_text_box_is_a_column_of_its_own() -> None:
    side = text_box("".join(p(each) for each in ("Skills", "Python", "Go", "SQL")))
    document = read_docx(a_docx(side + p("Experience") + p("Built a ranking service " * 4)))

    assert [line.column for line in document.lines] == [1, 1, 1, 1, 0, 0]


def test_nested_tables_are_read_in_order() -> None:
    inner = table((p("two"), p("three")))
    document = read_docx(a_docx(table((p("one") + inner, p("four")), (p("five"), p("six")))))

    assert rows(document) == ["one", "two", "three", "four", "five", "six"]


def test_a_table_row_with_dates_at_its_end_has_a_rail() -> None:
    document = read_docx(
        a_docx(table((p("ML Engineer") + p("Harbour Bank"), p("2019 – 2021") + p("Leeds"))))
    )

    assert rows(document) == ["ML Engineer", "2019 – 2021", "Harbour Bank", "Leeds"]
    assert [line.rail for line in document.lines] == [False, True, False, True]


def test_a_label_cell_stays_with_what_it_labels() -> None:
    document = read_docx(a_docx(table((p("Languages"), p("Python, Go, SQL")))))

    assert rows(document) == ["Languages: Python, Go, SQL"]


def test_a_right_tab_makes_a_rail() -> None:
    line = f"<w:p>{r('ML Engineer', '<w:b/>')}<w:r><w:tab/></w:r>{r('Jan 2020 – Present')}</w:p>"
    document = read_docx(a_docx(line + p("Data Scientist          2018 – 2019")))

    assert rows(document) == ["ML Engineer", "Jan 2020 – Present", "Data Scientist", "2018 – 2019"]
    assert [line.rail for line in document.lines] == [False, True, False, True]
    assert document.lines[0].bold
    assert not document.lines[1].bold


def test_a_link_keeps_its_address_however_it_is_made() -> None:
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>'
        ' HYPERLINK "https://example.org/b" </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("two")}'
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{r(" three")}</w:p>'
    )
    link = f'<w:p>{r("see ")}<w:hyperlink r:id="L1">{r("one")}</w:hyperlink></w:p>'
    document = read_docx(a_docx(link + field, links={"L1": "https://example.org/a"}))

    assert document.text == "see one\ntwo three"
    assert [(document.text[each.start : each.end], each.url) for each in document.links] == [
        ("one", "https://example.org/a"),
        ("two", "https://example.org/b"),
    ]


LISTS = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="none"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
)


def listed(list_id: int, depth: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'


def test_an_element_of_a_list_is_a_bullet_at_its_depth() -> None:
    body = p("Outer", listed(1)) + p("Inner", listed(1, 1)) + p("No mark", listed(2))
    document = read_docx(a_docx(body + p("· Typed sign"), numbering=LISTS))

    assert rows(document) == ["Outer", "Inner", "No mark", "Typed sign"]
    assert [(line.role, line.indent) for line in document.lines] == [
        ("bullet", 0), ("bullet", 1), ("", 0), ("bullet", 0),
    ]  # fmt: skip


STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='21'/></w:rPr></w:rPrDefault></w:docDefaults>"
    "<w:style w:type='paragraph' w:styleId='Base'><w:rPr><w:b/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='berschrift1'><w:name w:val='heading 1'/>"
    "<w:basedOn w:val='Base'/><w:rPr><w:sz w:val='28'/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='berschrift2'><w:name w:val='heading 2'/>"
    "<w:basedOn w:val='berschrift1'/><w:rPr><w:b w:val='0'/><w:i/></w:rPr></w:style>"
)


def test_looks_are_inherited_and_only_sections_are_headings() -> None:
    body = (
        p("Berufserfahrung", "<w:pStyle w:val='berschrift1'/>")
        + p("ML-Ingenieurin, Nordlicht", "<w:pStyle w:val='berschrift2'/>")
        + p("Text")
    )
    document = read_docx(a_docx(body, styles=STYLES))

    assert [(line.role, line.bold, line.italic, line.size) for line in document.lines] == [
        ("heading", True, False, 14.0),
        ("", True, True, 14.0),
        ("", False, False, 10.5),
    ]


@pytest.mark.parametrize(
    "properties",
    ["<w:vanish/>", "<w:color w:val='FFFFFF'/>", "<w:color w:val='FEFEFE'/>", "<w:sz w:val='2'/>"],
)
def test_text_that_nobody_sees_is_kept_apart_and_told(properties: str) -> None:
    document = read_docx(a_docx(f"<w:p>{r('Ada ')}{r('expert in all', properties)}</w:p>"))

    assert document.text == "Ada"
    assert document.hidden == ("expert in all",)
    assert rules(document) == ["hidden-text"]


def test_white_text_on_a_dark_cell_is_seen() -> None:
    white = "<w:p>" + r("SKILLS", "<w:color w:val='FFFFFF'/>") + "</w:p>"
    dark = "<w:tcPr><w:shd w:val='clear' w:fill='1F3864'/></w:tcPr>"
    box = text_box(white, "<wps:spPr><a:solidFill/></wps:spPr>")
    document = read_docx(a_docx(table((dark + white, p("Python"))) + box))

    assert rows(document) == ["SKILLS", "Python", "SKILLS"]
    assert document.hidden == ()


def test_tracked_deletions_and_comments_are_left_out_and_insertions_kept() -> None:
    body = (
        f"<w:p>{r('Cut cost ')}<w:del><w:r><w:delText>40%</w:delText></w:r></w:del>"
        f"<w:ins>{r('23%')}</w:ins><w:r><w:commentReference w:id='1'/></w:r></w:p>"
    )

    assert read_docx(a_docx(body)).text == "Cut cost 23%"


def test_columns_and_pictures_are_told() -> None:
    picture = "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>"
    document = read_docx(a_docx(picture + "<w:sectPr><w:cols w:num='2'/></w:sectPr>"))

    assert rules(document) == ["picture", "two-columns"]


def test_the_same_file_gives_the_same_document() -> None:
    content = a_docx(table((p("a"), p("b"))) + text_box(p("c")))

    assert read_docx(content) == read_docx(content)
