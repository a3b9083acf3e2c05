"""Sections by their titles, in several languages, with how they are set as a vote."""

import pytest

from greenroom.resume.model import Resume
from greenroom.resume.parse.section_titles import section_called
from tests.resume.parse.written import printed, written


def ids(resume: Resume) -> list[str]:
    return [section.id for section in resume.sections]


@pytest.mark.parametrize(
    ("title", "section"),
    [
        ("Where I’ve worked", "experience"),
        ("PROFESSIONAL BACKGROUND", "experience"),
        ("Berufserfahrung", "experience"),
        ("Expérience professionnelle", "experience"),
        ("Experiencia laboral", "experience"),
        ("Formação acadêmica", "education"),
        ("Istruzione e formazione", "education"),
        ("Selected projects", "projects"),
        ("3. Open Source & Side Projects:", "projects"),
        ("Technical Skills", "skills"),
        ("Kenntnisse & Fähigkeiten", "skills"),
        ("W O R K  H I S T O R Y", "experience"),
        ("E D U C AT I O N", "education"),
        ("Awards & Honours", "awards"),
        ("Experience (continued)", "experience"),
        ("Experience with Spark", ""),
        ("Python", ""),
    ],
)
def test_a_title_names_its_section(title: str, section: str) -> None:
    assert section_called(title) == section


def test_a_label_among_skills_is_no_section() -> None:
    resume = printed(
        '#text(20pt)[Ana Silva]\n\n#text(13pt, weight: "bold")[Experience]\n\nEngineer, Acme '
        '#h(1fr) 2020 – 2022\n\n#text(13pt, weight: "bold")[Skills]\n\n'
        "*Languages* \\ Python, Go\n\n*Tools* \\ Docker, Git"
    )

    assert ids(resume) == ["experience", "skills"]
    assert [word.value for group in resume.skills for word in group.keywords] == [
        "Python", "Go", "Docker", "Git",
    ]  # fmt: skip


def test_a_title_in_other_words_is_known_by_how_it_is_set() -> None:
    resume = written(
        "# Ana Silva\n\n## Experience\n\nEngineer, Acme, 2020 – 2022\n\n"
        "## My journey into things I published\n\n- A paper\n"
    )

    assert ids(resume) == ["experience", "publications"]


def test_each_column_has_its_sections() -> None:
    resume = printed(
        "#grid(columns: (140pt, 1fr), gutter: 16pt,"
        "[*Contact*\n\nana\\@example.org\n\n*Skills*\n\nPython, SQL, Go],"
        '[#text(14pt, weight: "bold")[Experience]\n\nEngineer, Acme #h(1fr) 2020 – 2022\n\n'
        '- Built a lake for 40 teams\n\n#text(14pt, weight: "bold")[Education]\n\n'
        "MSc in Statistics, Reed College #h(1fr) 2018])"
    )

    assert sorted(ids(resume)) == ["education", "experience", "other", "skills"]
    assert [word.value for word in resume.skills[0].keywords] == ["Python", "SQL", "Go"]


def test_a_school_in_capitals_is_no_section() -> None:
    resume = printed(
        "#text(20pt)[Ana Silva]\n\n*EDUCATION*\n\n"
        "*KAIST* #h(1fr) 2016 – 2018 \\ MSc, Statistics\n\n"
        "*EXPERIENCE*\n\n*Engineer*, Acme #h(1fr) 2020 – 2022"
    )

    assert ids(resume) == ["education", "experience"]


def test_without_any_heading_it_still_works() -> None:
    resume = written("Ana Silva\nana@example.org\n\nSkills: Python, Go, SQL\n")

    assert resume.basics.email is not None
    assert [word.value for word in resume.skills[0].keywords] == ["Python", "Go", "SQL"]


def test_without_headings_jobs_studies_and_skills_are_told_apart() -> None:
    resume = written(
        "Ana Silva\n\nana@example.org | Lyon, France\n\n"
        "Data Engineer, Acme GmbH, Mar 2021 – Present\n\n- Built a lake for 40 teams\n\n"
        "Analyst, Globex Ltd, Jan 2019 – Feb 2021\n\n- Cut reports from 3 days to 1\n\n"
        "MSc in Statistics, Reed College, 2016 – 2018\n\nPython, Go, SQL, Docker\n"
    )

    assert [each.position.value for each in resume.work if each.position] == [
        "Data Engineer", "Analyst",
    ]  # fmt: skip
    assert [each.institution.value for each in resume.education if each.institution] == [
        "Reed College"
    ]
    assert [word.value for word in resume.skills[0].keywords] == ["Python", "Go", "SQL", "Docker"]


def test_nothing_at_all_is_an_empty_resume() -> None:
    resume = written("...\n")

    assert resume.basics.name is None
    assert resume.sections == ()
