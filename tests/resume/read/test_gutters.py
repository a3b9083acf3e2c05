"""What parts words that stand in one row."""

from math import isinf

from greenroom.resume.read.gutters import tag_gap
from greenroom.resume.read.rails import with_rails
from tests.resume.parse.written import printed, value
from tests.resume.read.pages import read_typst, said
from tests.resume.read.words import a_run, words


def test_a_word_that_ends_close_to_the_next_column_is_not_of_its_row() -> None:
    document = read_typst(
        """
        #set page(margin: 1.2cm)
        #set text(10pt)
        #grid(columns: (150pt, 300pt), column-gutter: 2pt, align: left)[
          *EDUCATION* \\
          #box(width: 149pt, [Hanover #h(1fr) Institute]) \\
          of Technology \\
          Bachelor of Science \\
          2019 – 2023 \\
          *SKILLS* \\
          Python, SQL
        ][
          *EXPERIENCE* \\
          Harbor Health \\
          Jun 2024 – Aug 2024 \\
          Drafted notes \\
          Built reports \\
          Kept them running \\
          Wrote tests
        ]
        """
    )

    assert "Harbor Health" in said(document)


def test_tags_are_as_far_apart_as_each_other_and_further_than_their_words() -> None:
    assert tag_gap(words("Python Rust SQL", 12)) == 1.2
    assert tag_gap(words("Docker Machine_Learning Linux", 7)) == 0.7
    assert isinf(tag_gap(words("a justified row of words", 7)))
    assert isinf(tag_gap(words("one gap_alone", 9)))


def test_a_row_that_was_spread_over_its_column_goes_on_below() -> None:
    rows = [
        [a_run("CARNEGIE", 35, 100, bold=True), a_run("MELLON", 120, 100, bold=True)],
        [a_run("UNIVERSITY", 35, 112, bold=True)],
    ]

    assert [run.text for run in with_rails(rows)] == ["CARNEGIE MELLON", "UNIVERSITY"]


def test_headings_at_the_left_of_what_they_head_are_no_column() -> None:
    resume = printed(
        """
        #set par(leading: 6pt)
        #align(center)[= Ada Quill]
        #let row(title, body) = grid(columns: (90pt, 1fr), column-gutter: 18pt,
          align(right, text(14pt, title)), body)
        #row([Contact], [ada\\@example.com])
        #row([Experience], [
          *Data Scientist, Spry*, London #h(1fr) Mar 2021 – Oct 2023
          - Halved inference cost with batching and a smaller model])
        #row([Education], [*MSc Statistics, Reed College* #h(1fr) 2018 – 2020])
        #row([Skills], [Python, SQL, Docker])
        """
    )

    assert [value(each.name) for each in resume.work] == ["Spry"]
    assert [value(each.institution) for each in resume.education] == ["Reed College"]
    assert len(resume.skills[0].keywords) == 3


def test_dots_that_lead_to_the_right_end_are_no_text() -> None:
    document = read_typst("Kobo Ledger #box(width: 1fr, repeat[. ]) 2019 \\\n and so on...")

    assert said(document) == ["Kobo Ledger", "2019", "and so on…"]


def test_a_word_above_a_column_that_begins_where_it_does_is_of_its_row() -> None:
    document = read_typst(
        """
        #set page(margin: 1.2cm)
        #set text(10pt)
        #text(17pt)[Computer#h(4pt)Science]
        #v(20pt)
        #let row(label) = [#place(left, label)#h(75pt)Python, SQL and more \\ ]
        #for label in ("One", "Two", "Three", "Four", "Five", "Six", "Seven") [#row(label)]
        """
    )

    assert said(document)[0] == "Computer Science"
