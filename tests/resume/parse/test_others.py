"""The summary and the sections that are only listed."""

from tests.resume.parse.written import value, written

REST = "\n\n## Experience\n\n**Data Scientist**, Acme GmbH, 2020 – 2022\n\n- Built it\n"


def test_a_summary_is_the_paragraph_under_its_heading() -> None:
    resume = written(f"# Ana Silva\n\n## Profile\n\nEngineer of rankers.\nTen years of it.{REST}")

    assert value(resume.basics.summary) == "Engineer of rankers. Ten years of it."


def test_a_summary_without_heading_stands_in_the_head() -> None:
    told = "Engineer who has put fourteen models into production and kept them there for years."
    resume = written(f"# Ana Silva\n\nana@example.org\n\n{told}{REST}")

    assert value(resume.basics.summary) == told


def test_publications_awards_and_languages_are_kept() -> None:
    resume = written(
        "# Ana Silva\n\n## Publications\n\n- Silva et al., On drift, 2021\n- On rank, 2020\n\n"
        "## Awards\n\n- Best paper, 2021\n\n## Languages\n\nPortuguese (native), English (C1)\n"
    )

    assert {name: [each.value for each in facts] for name, facts in resume.others.items()} == {
        "publications": ["Silva et al., On drift, 2021", "On rank, 2020"],
        "awards": ["Best paper, 2021"],
        "languages": ["Portuguese", "English"],
    }
