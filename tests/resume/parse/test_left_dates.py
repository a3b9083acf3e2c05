"""Résumés with their dates left of what they date, as LaTeX's moderncv sets them."""

from tests.resume.parse.written import printed, value

ROW = """
#let row(dates, body) = grid(columns: (60pt, 1fr), column-gutter: 9pt, align(right, dates), body)
#set par(leading: 4pt)
= Ada Quill
"""


def test_a_school_that_is_broken_beside_a_date_in_two_rows_is_whole() -> None:
    resume = printed(
        ROW
        + """
        == Education
        #row([Sep 2021 – \\ May 2025])[
          *Bachelor of Science in Computer Science*, _Carnegie \\ Mellon University_, Pittsburgh
        ]
        #row([Sep 2017 – \\ May 2021])[*Diploma in Mathematics*, _Reed College_, Portland]
        #row([])[#h(1fr) .]
        """
    )

    assert [value(each.institution) for each in resume.education][1] == "Reed College"
    assert [value(each.dates.end) for each in resume.education] == ["2025-05", "2021-05"]


def test_a_second_range_beside_a_row_belongs_to_that_row() -> None:
    study = "in Mathematics and Mechanics, Saint Petersburg State University, Saint Petersburg, R"
    resume = printed(
        ROW
        + f"""
        == Education
        #row([Sep 2009 – \\ Jun 2011])[*M.S.* {study}ussia]
        #row([Sep 2005 – \\ Jun 2009])[*B.S.* {study}ussia]
        """
    )

    assert [value(each.dates.start) for each in resume.education] == ["2009-09", "2005-09"]
    assert [value(each.dates.end) for each in resume.education] == ["2011-06", "2009-06"]


def test_labels_at_the_left_stay_labels_on_the_page_after() -> None:
    resume = printed(
        ROW
        + """
        == Experience
        #row([2019 – 2023])[*Data Scientist*, Spry]
        #row([])[Scored loans for people who had none]
        #row([2016 – 2019])[*Analyst*, Kobo Ledger]
        #row([])[Scored loans for people who had none]
        #row([2014 – 2016])[*Trainee*, Orin]
        #row([])[Scored loans for people who had none]
        #pagebreak()
        == Skills
        #row([Languages])[Python, Scala, SQL]
        #row([Frameworks])[PyTorch, Spark, Flink]
        """
    )

    assert [value(each.name) for each in resume.skills] == ["Languages", "Frameworks"]


def test_contacts_at_the_foot_of_every_page_are_in_no_section() -> None:
    resume = printed(
        """
        #set page(footer: align(center)[ada\\@example.com · +44 7911 123456])
        = Ada Quill
        == Skills
        Python, SQL
        #pagebreak()
        == Interests
        Rowing
        """
    )

    assert value(resume.basics.email) == "ada@example.com"
    assert [value(each) for each in resume.skills[0].keywords] == ["Python", "SQL"]
