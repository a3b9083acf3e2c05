"""What is set, in which order and words, before any form is written."""

from dataclasses import replace

from greenroom.resume.document import Document, Line
from greenroom.resume.model import Fact, Resume, Section
from greenroom.resume.render.setting import sheet_of
from greenroom.resume.render.sheet import Piece
from tests.resume.people import resume_of
from tests.resume.render.careers import CAREERS


def _titles(resume: Resume) -> list[str]:
    return [division.title for division in sheet_of(resume).divisions]


def test_contact_is_text_on_one_line_and_its_links_lead_somewhere() -> None:
    sheet = sheet_of(resume_of(CAREERS["three positions at one company"]))

    assert sheet.contact == (
        Piece("Leeds, UK"),
        Piece("someone@example.org", "mailto:someone@example.org"),
        Piece("+44 20 7946 0123"),
        Piece("harrietbell.example.org", "https://harrietbell.example.org"),
        Piece("linkedin.com/in/harriet-bell-ml", "https://www.linkedin.com/in/harriet-bell-ml"),
        Piece("github.com/harrietbell", "https://github.com/harrietbell"),
    )


def test_a_link_that_is_not_for_the_web_is_only_text() -> None:
    sheet = sheet_of(resume_of({"name": "A", "url": "javascript:alert(1)"}))

    assert sheet.contact == (Piece("javascript:alert(1)"),)


def test_sections_keep_the_order_of_the_resume_with_the_summary_first() -> None:
    resume = resume_of(CAREERS["three positions at one company"])
    heads = {section.id: section for section in resume.sections}
    own = [heads[kind] for kind in ("skills", "education", "experience", "summary")]

    assert _titles(replace(resume, sections=tuple(own)))[:4] == [
        "Summary", "Skills", "Education", "Experience",
    ]  # fmt: skip


def test_what_stood_in_a_side_column_comes_after_the_main_column() -> None:
    resume = resume_of({"skills": ["Python"], "experience": [{"title": "Data Scientist"}]})
    work, skills = resume.sections
    text = resume.document.text
    lines = (Line(skills.start, skills.end, column=1), Line(work.start, work.end))
    document = Document("pdf", text, lines)

    assert _titles(replace(resume, document=document, sections=(skills, work))) == [
        "Experience", "Skills",
    ]  # fmt: skip


def test_two_sections_of_a_kind_keep_their_headings_and_their_entries() -> None:
    resume = resume_of({"experience": [{"title": "Engineer"}, {"title": "Researcher"}]})
    first, second = (work.position for work in resume.work)
    assert first
    assert second
    resume = replace(
        resume,
        sections=(
            Section("experience", "INDUSTRY EXPERIENCE", 0, second.start),
            Section("experience", "Research", second.start, second.end),
        ),
    )

    divisions = sheet_of(resume).divisions

    assert [(each.title, [entry.title for entry in each.entries]) for each in divisions] == [
        ("Industry experience", ["Engineer"]),
        ("Research", ["Researcher"]),
    ]


def test_facts_without_a_place_stand_under_our_headings_in_our_order() -> None:
    resume = Resume(
        Document("json", "", ()),
        skills=resume_of({"skills": ["Python"]}).skills,
        others={"awards": (Fact("Best paper", 0, 0),)},
        education=resume_of({"education": [{"degree": "MSc", "area": "Physics"}]}).education,
    )

    assert _titles(resume) == ["Education", "Skills", "Awards"]


def test_an_empty_section_leaves_no_heading() -> None:
    assert _titles(resume_of(CAREERS["almost nothing"])) == ["Experience"]


def test_dates_are_written_one_way() -> None:
    resume = resume_of(
        {
            "experience": [
                {"title": "A", "start": "2021-03", "end": "present"},
                {"title": "B", "start": "2018-06", "end": "2021-02"},
                {"title": "C", "start": "2016", "end": "2018"},
                {"title": "D", "end": "2015-12"},
                {"title": "E"},
            ]
        }
    )

    assert [entry.dates for entry in sheet_of(resume).divisions[0].entries] == [
        "Mar 2021 – present", "Jun 2018 – Feb 2021", "2016 – 2018", "Dec 2015", "",
    ]  # fmt: skip


def test_a_french_resume_has_french_months_and_headings() -> None:
    sheet = sheet_of(replace(resume_of(CAREERS["a résumé in French"]), sections=()))

    assert sheet.language == "fr"
    assert [division.title for division in sheet.divisions] == [
        "Profil", "Expérience", "Formation", "Compétences",
    ]  # fmt: skip
    assert sheet.divisions[1].entries[0].dates == "févr. 2020 – aujourd'hui"


def test_a_company_without_a_title_is_what_is_read_first() -> None:
    sheet = sheet_of(resume_of({"experience": [{"company": "Nuuk"}]}))

    assert sheet.divisions[0].entries[0].title == "Nuuk"


def test_characters_no_form_can_hold_are_left_out() -> None:
    assert sheet_of(resume_of({"name": "Ida\x0b\x01 \ud800Lund\ufffe"})).name == "Ida Lund"


def test_a_degree_is_told_from_its_subject() -> None:
    courses = [
        {"degree": "MS", "area": "Statistics"},
        {"degree": "MEng", "area": "Engineering"},
        {"degree": "PhD"},
        {"area": "Physics", "institution": "Reed College"},
    ]

    entries = sheet_of(resume_of({"education": courses})).divisions[0].entries

    assert [entry.title for entry in entries] == [
        "MS in Statistics", "MEng, Engineering", "PhD", "Physics",
    ]  # fmt: skip
