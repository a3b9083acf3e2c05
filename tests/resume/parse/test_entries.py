"""Positions and projects out of texts as people type them."""

from textwrap import dedent

from greenroom.resume.document import Box, Document, Line
from greenroom.resume.model import Fact, Project, Resume, Section, Work
from greenroom.resume.parse.blocks import Block
from greenroom.resume.parse.entries import work_entries
from greenroom.resume.parse.parse import parse
from greenroom.resume.read.read import read_bytes
from tests.resume.parse.written import printed


def read(text: str) -> Resume:
    """A résumé typed as plain text."""
    return parse(read_bytes("resume.txt", dedent(text).strip().encode()))


def heads(text: str) -> list[tuple[str, str, str]]:
    """Title, company and place of each position below a heading of experience."""
    resume = read("Ada Quill\nada@example.com\n\nEXPERIENCE\n\n" + dedent(text).strip())
    return [(value(each.position), value(each.name), value(each.location)) for each in resume.work]


def value(fact: Fact | None) -> str:
    """A fact's value; empty where there is none."""
    return fact.value if fact else ""


def test_title_and_company_are_told_apart_in_either_order() -> None:
    assert heads(
        """
        Machine Learning Engineer, Spry, London, UK
        Mar 2021 - Oct 2023
        - Halved inference cost with batching
        """
    ) == [("Machine Learning Engineer", "Spry", "London, UK")]
    assert heads(
        """
        Spry | London, UK | Machine Learning Engineer | Mar 2021 - Oct 2023
        - Halved inference cost with batching
        """
    ) == [("Machine Learning Engineer", "Spry", "London, UK")]


def test_a_title_no_list_of_titles_has_is_found_by_the_order_of_the_other_entries() -> None:
    found = heads(
        """
        Kobo Ledger | Data Scientist | 2022 - 2024
        - Scored loans

        Andaga | Happiness and Numbers | 2020 - 2022
        - Counted parcels

        Orin | Analyst | 2018 - 2020
        - Drew charts
        """
    )

    assert found[1][:2] == ("Happiness and Numbers", "Andaga")


def test_a_sentence_for_a_head_is_taken_apart() -> None:
    assert heads(
        """
        Research Intern at Quillfish in Madrid (2018 - 2019)
        - Read papers and wrote one
        """
    ) == [("Research Intern", "Quillfish", "Madrid")]


def test_titles_keep_their_second_part_and_companies_their_legal_form() -> None:
    assert heads(
        """
        Data Scientist, Pricing | Preferred Meadows, Inc. | 2018 - 2019
        - Set prices
        """
    ) == [("Data Scientist, Pricing", "Preferred Meadows, Inc.", "")]


def test_positions_below_their_company_share_its_name() -> None:
    assert heads(
        """
        Nordwerk GmbH, Berlin, Germany

        Principal Engineer
        Apr 2022 - Present
        - Leads the feature store

        Senior Engineer
        Jan 2020 - Mar 2022
        - Trained a defect detector
        """
    ) == [
        ("Principal Engineer", "Nordwerk GmbH", "Berlin, Germany"),
        ("Senior Engineer", "Nordwerk GmbH", "Berlin, Germany"),
    ]


def test_how_somebody_was_employed_is_no_company() -> None:
    assert heads(
        """
        Senior Data Scientist
        Stitch & Fold · Full-time
        Jan 2020 - Present · 4 yrs 2 mos
        - Ranked outfits
        """
    ) == [("Senior Data Scientist", "Stitch & Fold", "")]


def test_a_paragraph_before_the_bullets_is_the_summary() -> None:
    work = read(
        """
        Ada Quill

        EXPERIENCE

        Data Scientist, Orin
        2018 - 2020
        Joined a team of four to bring models from notebooks into the warehouse of a large grocer.
        - Forecast demand for 310 stores
        - Retired nine spreadsheets
        """
    ).work[0]

    assert value(work.summary).startswith("Joined a team of four")
    assert [each.value for each in work.highlights] == [
        "Forecast demand for 310 stores",
        "Retired nine spreadsheets",
    ]


def test_sentences_without_signs_are_highlights_one_by_one() -> None:
    work = read(
        """
        Ada Quill

        EXPERIENCE

        Data Scientist, Orin
        2018 - 2020

        Forecast demand for 310 stores with hierarchical models and a weekly review.

        Retired nine spreadsheets that four teams had kept by hand for years.
        """
    ).work[0]

    assert len(work.highlights) == 2


def test_tools_listed_below_a_position_are_no_highlight() -> None:
    work = read(
        """
        Ada Quill

        EXPERIENCE

        Data Scientist, Orin
        2018 - 2020
        - Forecast demand for 310 stores

        Technologies: Python, Airflow, PostgreSQL
        """
    ).work[0]

    assert [each.value for each in work.highlights] == ["Forecast demand for 310 stores"]


def test_projects_without_dates_are_told_apart() -> None:
    projects = read(
        """
        Ada Quill

        PROJECTS

        tinyrank
        - Learning to rank in 600 lines of Rust

        Barrio Atlas
        - Mapped twelve years of open rental prices
        """
    ).projects

    assert [(value(each.name), len(each.highlights)) for each in projects] == [
        ("tinyrank", 1),
        ("Barrio Atlas", 1),
    ]


def test_a_list_of_projects_without_heads_is_one_project_each() -> None:
    projects: tuple[Project, ...] = read(
        """
        Ada Quill

        PROJECTS

        - Learning to rank in 600 lines of Rust
        - A map of twelve years of open rental prices
        """
    ).projects

    assert [len(each.highlights) for each in projects] == [1, 1]


def test_a_date_beside_a_bullet_belongs_to_the_entry_and_not_to_the_bullet() -> None:
    work = on_a_page(
        ("Spry, ML Engineer", 50, 10, {"bold": True}),
        ("London, UK", 500, 10, {"rail": True}),
        ("Launched document extraction for invoices with a", 60, 24, {"role": "bullet"}),
        ("Mar 2021 – Oct 2023", 460, 24, {"rail": True}),
        ("human review below a confidence of 0.9", 60, 38, {}),
    )

    assert [(value(each.position), value(each.name), value(each.location)) for each in work] == [
        ("ML Engineer", "Spry", "London, UK")
    ]
    assert (value(work[0].dates.start), value(work[0].dates.end)) == ("2021-03", "2023-10")
    assert [each.value for each in work[0].highlights] == [
        "Launched document extraction for invoices with a human review below a confidence of 0.9"
    ]


def test_a_hyphen_goes_where_the_line_end_put_it_and_stays_where_it_was_written() -> None:
    work = on_a_page(
        ("ML Engineer, Spry, 2021 – 2023", 50, 10, {"bold": True}),
        ("Trained classi-", 60, 24, {"role": "bullet"}),
        ("fiers; a fine-", 60, 38, {}),
        ("tuned model beat the older fine-tuned one", 60, 52, {}),
    )

    assert work[0].highlights[0].value == (
        "Trained classifiers; a fine-tuned model beat the older fine-tuned one"
    )


def test_start_and_end_stacked_beside_an_entry_make_one_range() -> None:
    work = on_a_page(
        ("Jun 2023", 40, 10, {"rail": True}),
        ("Head of Data", 150, 10, {"bold": True}),
        ("Present", 40, 24, {"rail": True}),
        ("Ledbury Mutual, London, UK", 150, 24, {}),
        ("Run a group of eleven people", 160, 38, {"role": "bullet"}),
    )

    assert len(work) == 1
    assert value(work[0].dates.start) == "2023-06"
    assert work[0].dates.present is not None


def test_every_fact_stands_where_it_says() -> None:
    resume = read(
        """
        Ada Quill

        EXPERIENCE

        Data Scientist, Orin, Berlin, Germany
        2018 - 2020
        - Forecast demand for 310 stores
        """
    )
    work = resume.work[0]

    for fact in (work.position, work.name, work.location, *work.highlights):
        assert fact is not None
        assert resume.document.text[fact.start : fact.end] == fact.value


def on_a_page(*rows: tuple[str, float, float, dict[str, object]]) -> tuple[Work, ...]:
    """Positions out of lines that stand in places: text, left, top, and how each is set."""
    text = "\n".join(words for words, *_ in rows)
    lines: list[Line] = []
    at = 0
    for words, left, top, how in rows:
        box = Box(left, top, left + 5 * len(words), top + 10)
        lines.append(Line(at, at + len(words), box=box, size=10, **how))  # type: ignore[arg-type]
        at += len(words) + 1
    document = Document("pdf", text, tuple(lines))
    section = Section("experience", "Experience", 0, 0)
    return work_entries(document, (Block(section, tuple(lines)),))


def test_a_company_in_a_list_of_companies_begins_an_entry_where_its_city_stands_beside_it() -> None:
    resume = printed(
        dedent("""
        = Ada Quill
        == Experience
        - *Massachusetts Institute of Technology* #h(1fr) Cambridge, MA \\
          _Teaching Assistant, Algorithms_ #h(1fr) _Sep 2022 – Dec 2022_
          - Graded and held office hours for 240 students
        - *Harbor Health* #h(1fr) Boston, MA \\
          _Machine Learning Intern_ #h(1fr) _Jun 2024 – Aug 2024_
          - Built a set of 600 unsafe prompts and a nightly report
        """)
    )

    assert [(value(each.position), value(each.name)) for each in resume.work] == [
        ("Teaching Assistant, Algorithms", "Massachusetts Institute of Technology"),
        ("Machine Learning Intern", "Harbor Health"),
    ]
