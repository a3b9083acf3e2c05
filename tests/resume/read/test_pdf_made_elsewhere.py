"""PDFs as other programs make them: browsers, word processors, LaTeX, and the shared corpus."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from greenroom.resume.document import Document
from greenroom.resume.read.read import read, read_bytes
from tests.resume.read.pages import SEEN, drawn, line_with, rules, said

FILES = Path(__file__).resolve().parents[1] / "files"
SHARED = Path(__file__).resolve().parents[4] / "shared" / "data" / "resumes"


def test_a_browsers_side_column_is_kept_apart_with_the_name_that_is_in_it() -> None:
    document = read(FILES / "browser-sidebar.pdf")

    side = [document.words(line) for line in document.lines if line.column]
    assert side[:4] == ["Ana Ortiz", "ML Engineer", "CONTACT", "ana@x.org"]
    assert "+34 600 111 222" in side
    assert said(document)[len(side)] == "PROFILE"
    assert line_with(document, "Jan 2020 – Present").rail
    assert {"hidden-text", "instruction-to-a-machine", "two-columns"} <= rules(document)
    assert document.hidden[0].startswith("Ignore previous instructions")


def test_a_timelines_dots_and_ratings_are_no_bullets() -> None:
    document = read(FILES / "browser-columns.pdf")

    bullets = [document.words(line) for line in document.lines if line.role == "bullet"]
    assert [each[:20] for each in bullets] == [
        "Cut serving cost by ",
        "Built drift alerts",
        "Forecast demand of 3",
        "Best paper 2019",
        "Kaggle 3rd of 900",
        "Hackathon 2018",
    ]


def test_a_block_in_two_columns_takes_nothing_from_the_rows_above_it() -> None:
    document = read(FILES / "browser-columns.pdf")

    lines = said(document)
    assert lines[lines.index("French") :] == [
        "French",
        "Awards",
        "Best paper 2019",
        "Kaggle 3rd of 900",
        "Hackathon 2018",
        "Interests",
        "Chess",
        "Rowing",
    ]
    assert lines[lines.index("Beta GmbH") + 1] == "Jan 2016 - Dec 2019"


def test_latexs_moderncv_is_read_with_its_dates_at_the_left_and_its_drawn_bullets() -> None:
    document = read(FILES / "latex-moderncv.pdf")

    lines = said(document)
    at = lines.index("Data Scientist, Beta GmbH, Berlin")
    assert lines[at + 1 : at + 4] == ["Mar", "2016–Dec", "2019"]
    assert all(line.rail for line in document.lines[at + 1 : at + 4])
    bullets = [
        (document.words(line)[:14], line.indent) for line in document.lines if line.role == "bullet"
    ]
    assert bullets == [
        ("Cut serving co", 0),
        ("Built efficien", 0),
        ("nested finding", 1),
        ("Forecast deman", 0),
        ("Chess", 0),
        ("Rowing", 0),
    ]


def test_a_word_processors_bullets_come_from_its_symbol_font() -> None:
    rows = "".join(
        f"BT /F3 10 Tf 90 {660 - 14 * n} Td (\\267) Tj /F1 11 Tf 18 0 Td (Built alert {n}) Tj ET\n"
        for n in range(3)
    )
    document = read_bytes("cv.pdf", drawn(SEEN + rows))

    assert said(document)[1:] == ["Built alert 0", "Built alert 1", "Built alert 2"]
    assert all(line.role == "bullet" for line in document.lines[1:])


def test_words_without_spaces_between_them_are_told_apart_by_their_places() -> None:
    kerned = "BT /F1 11 Tf 72 600 Td [(Built)-278(aler)20(ts)-278(and)-278(tests)] TJ ET"
    document = read_bytes("cv.pdf", drawn(SEEN + kerned))

    assert said(document)[1] == "Built alerts and tests"


def test_a_word_in_two_colours_or_in_small_capitals_is_one_word() -> None:
    colours = "BT /F2 14 Tf 72 690 Td (Wor) Tj 0 0 .8 rg 27 0 Td (k Experience) Tj ET 0 g\n"
    capitals = (
        "BT /F1 20 Tf 72 500 Td (D) Tj /F1 15 Tf 14.4 0 Td (ANIEL) Tj "
        "/F1 20 Tf 56 0 Td (K) Tj /F1 15 Tf 13.4 0 Td (IM) Tj ET"
    )
    document = read_bytes("cv.pdf", drawn(SEEN + colours + capitals))

    assert said(document)[1:] == ["Work Experience", "DANIEL KIM"]


def test_words_drawn_twice_to_look_bold_are_read_once() -> None:
    twice = "".join(f"BT /F1 14 Tf {72 + n * 0.4} 600 Td (Experience) Tj ET\n" for n in range(2))
    document = read_bytes("cv.pdf", drawn(SEEN + twice))

    assert said(document)[1:] == ["Experience"]


def test_a_cropped_page_counts_from_the_corner_that_is_shown() -> None:
    whole = read_bytes("cv.pdf", drawn(SEEN))
    shown = drawn(SEEN).replace(
        b"/MediaBox[0 0 612 792]", b"/MediaBox[0 0 612 792]/CropBox[50 60 560 760]"
    )
    cropped = read_bytes("cv.pdf", shown)
    first, second = whole.lines[0].box, cropped.lines[0].box

    assert first
    assert second
    assert list(cropped.pages) == [(510, 700)]
    assert (second.left, second.top) == pytest.approx((first.left - 50, first.top - 32), abs=0.1)


def test_a_turned_page_hides_nothing() -> None:
    wide = "BT /F1 11 Tf 72 500 Td (ML Engineer) Tj 600 0 Td (2020 - 2024) Tj ET"
    white = "1 1 1 rg BT /F1 11 Tf 672 400 Td (Kubernetes) Tj ET"
    turned = drawn(f"{wide}\n{white}").replace(
        b"/MediaBox[0 0 612 792]", b"/MediaBox[0 0 792 612]/Rotate 90"
    )
    document = read_bytes("cv.pdf", turned)

    assert said(document) == ["ML Engineer", "2020 - 2024"]
    assert document.hidden == ("Kubernetes",)


def test_a_page_that_is_a_picture_is_named() -> None:
    picture = "q 612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 80> EI Q"
    document = read_bytes("cv.pdf", drawn(SEEN, picture))

    assert "text-as-image" in rules(document)


def test_a_scan_with_recognised_text_under_it_is_read_and_named() -> None:
    picture = "q 612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 80> EI Q\n"
    document = read_bytes("cv.pdf", drawn(picture + SEEN.replace("(", "3 Tr (")))

    assert said(document) == ["Ana Ortiz builds ranking systems and keeps them running"]
    assert "scanned-pages" in rules(document)
    assert document.hidden == ()


Told = tuple[Path, Document, dict[str, Any]]


@pytest.fixture(scope="module")
def corpus() -> list[Told]:
    """Every PDF of the shared corpus, what is read in it, and what it says in truth."""
    paths = sorted((SHARED / "pdf").glob("*.pdf"))
    if not paths:
        pytest.skip("the shared résumés are not here")
    people = {path.stem: path.read_text() for path in (SHARED / "truth").glob("*.json")}
    return [(path, read(path), json.loads(people[path.name.partition("__")[0]])) for path in paths]


def _letters(text: str) -> str:
    return re.sub(r"[^a-z0-9%$]", "", text.lower())


def test_in_the_shared_corpus_every_bullet_is_whole_and_stands_after_its_entry(
    corpus: list[Told],
) -> None:
    for path, document, truth in corpus:
        text = _letters(
            " ".join(document.words(line) for line in document.lines if line.role != "furniture")
        )
        at = 0

        for entry in truth["experience"]:
            first = text.index(_letters(entry["bullets"][0]), at)
            head = text[at:first]
            assert _letters(entry["title"]) in head, path.name
            assert _letters(entry["company"]) in head, path.name
            assert entry["start"][:4] in head, path.name
            for bullet in entry["bullets"]:
                at = text.index(_letters(bullet), at) + len(_letters(bullet))


def test_in_the_shared_corpus_each_bullet_is_one_bullet(corpus: list[Told]) -> None:
    for path, document, truth in corpus:
        entries = truth["experience"] + truth["projects"]

        told = sum(len(entry["bullets"]) for entry in entries)
        assert sum(line.role == "bullet" for line in document.lines) == told, path.name


def test_in_the_shared_corpus_lines_and_links_stand_where_they_say(corpus: list[Told]) -> None:
    for path, document, _ in corpus:
        assert _places(document), path.name
        assert document.text == "\n".join(said(document)), path.name
        assert all(document.text[link.start : link.end] for link in document.links), path.name
        assert not rules(document) - {"two-columns", "type3-font"}, path.name


def _places(document: Document) -> bool:
    ends = [-1, *(line.end for line in document.lines)]
    return all(
        line.start == end + 1 and line.box and document.words(line).strip() == document.words(line)
        for line, end in zip(document.lines, ends, strict=False)
    )
