"""Courses of study: the school, the degree and its field, in any order."""

import pytest

from greenroom.resume.model import Resume
from greenroom.resume.parse.degrees import degree_at
from tests.resume.parse.written import printed, value, written


def studied(resume: Resume) -> list[tuple[str | None, str | None, str | None, str | None]]:
    return [
        (value(each.institution), value(each.study_type), value(each.area), value(each.dates.end))
        for each in resume.education
    ]


@pytest.mark.parametrize(
    "text",
    [
        "**University of Washington**, MS in Statistics, Sep 2014 – Jun 2016",
        "MS in Statistics, University of Washington, 09/2014 – 06/2016",
        "MS Statistics — University of Washington (Sep 2014 – Jun 2016)",
        "University of Washington: MS, Statistics | Sep 2014 – Jun 2016 | GPA: 3.9/4.0",
        "Sep 2014 – Jun 2016\n\nUniversity of Washington, Seattle, WA\n\nMS in Statistics",
        "MS in Statistics from University of Washington, June 2016, with distinction",
        "Statistics (MS), University of Washington, June 2016",
        "**MS Statistics** at University of Washington, Sep 2014 – Jun 2016",
        "**University of Washington**, Seattle, WA\n\nMS in Statistics, Sep 2014 – Jun 2016",
    ],
)
def test_one_course_however_it_is_written(text: str) -> None:
    resume = written(f"# Ana Silva\n\n## Education\n\n{text}\n")

    assert studied(resume) == [("University of Washington", "MS", "Statistics", "2016-06")]


def test_two_lines_a_course_and_its_details() -> None:
    resume = printed(
        "#text(20pt)[Ana Silva]\n\n#text(13pt)[*Education*]\n\n"
        "*IIT Kanpur* #h(1fr) Kanpur, India \\ _B.Tech., Computer Science and Engineering_ #h(1fr) "
        "2012 – 2016\n- CGPA: 9.1/10\n- Thesis: On loss surfaces\n\n"
        "*Lycée du Parc* #h(1fr) Lyon, France \\ _Baccalauréat_ #h(1fr) 2012"
    )

    assert studied(resume) == [
        ("IIT Kanpur", "B.Tech.", "Computer Science and Engineering", "2016"),
        ("Lycée du Parc", "Baccalauréat", None, "2012"),
    ]
    assert [each.value for each in resume.education[0].highlights] == [
        "CGPA: 9.1/10", "Thesis: On loss surfaces",
    ]  # fmt: skip
    assert value(resume.education[0].location) == "Kanpur, India"


def test_a_city_that_belongs_to_the_name_stays_in_it() -> None:
    resume = written(
        "# A\n\n## Education\n\nBA in Physics, University of California, Berkeley, 2014\n"
    )

    assert studied(resume) == [("University of California, Berkeley", "BA", "Physics", "2014")]


@pytest.mark.parametrize(
    ("text", "school", "degree", "area"),
    [
        ("PhD, Physics, Keele University, 2019", "Keele University", "PhD", "Physics"),
        ("Diplom-Ingenieur, TU Berlin, 2010, Note: 1,3", "TU Berlin", "Diplom-Ingenieur", None),
        ("Master 2 Data Science, ENS Lyon, 2018", "ENS Lyon", "Master 2", "Data Science"),
        ("Laurea in Fisica, Università di Pisa, 110/110", "Università di Pisa", "Laurea", "Fisica"),
        ("Grado en Física - Universidad de Vigo (2016)", "Universidad de Vigo", "Grado", "Física"),
        ("BA (Hons) Law\n\nKeele University\n\n2014", "Keele University", "BA (Hons)", "Law"),
        ("Data Science Bootcamp, Le Wagon, Berlin, 2020", "Le Wagon", None, None),
        ("INSEAD, Master of Business Administration (MBA), 2015", "INSEAD",
         "Master of Business Administration (MBA)", None),
        ("PhD (Computer Vision), University of Oxford, 2015", "University of Oxford", "PhD",
         "Computer Vision"),
        ("B.Tech in Physics from National Institute of Technology, Trichy (2014)",
         "National Institute of Technology, Trichy", "B.Tech", "Physics"),
        ("Keele University: MSc in Business Analytics", "Keele University", "MSc",
         "Business Analytics"),
    ],
)  # fmt: skip
def test_studies_of_many_countries(
    text: str, school: str, degree: str | None, area: str | None
) -> None:
    resume = written(f"# Ana Silva\n\n## Education\n\n{text}\n")

    assert [one[:3] for one in studied(resume)] == [(school, degree, area)]


@pytest.mark.parametrize(
    ("text", "name", "area"),
    [
        ("Master of Science in Computer Science", "Master of Science", "Computer Science"),
        (
            "Bachelor's degree, Mechanical Engineering",
            "Bachelor's degree",
            "Mechanical Engineering",
        ),
        ("B.Sc. (Hons) Mathematics", "B.Sc. (Hons)", "Mathematics"),
        ("PhD candidate in Robotics", "PhD candidate", "Robotics"),
        ("Diplom-Informatiker", "Diplom-Informatiker", ""),
        ("Licence de Mathématiques", "Licence", "Mathématiques"),
        ("Laurea Magistrale in Informatica", "Laurea Magistrale", "Informatica"),
        ("Máster en Inteligencia Artificial", "Máster", "Inteligencia Artificial"),
        ("Diplôme d'ingénieur, Informatique", "Diplôme d'ingénieur", "Informatique"),
        ("Master of Business Administration (MBA)", "Master of Business Administration (MBA)", ""),
        ("MBA", "MBA", ""),
        ("BS in Biology with a minor in Statistics", "BS", "Biology"),
        ("Master of Science - MS, Data Science", "Master of Science - MS", "Data Science"),
    ],
)
def test_a_degree_ends_where_its_field_begins(text: str, name: str, area: str) -> None:
    found = degree_at(text)

    assert found is not None
    assert (text[slice(*found.name)], text[slice(*found.area)]) == (name, area)


@pytest.mark.parametrize("text", ["Machine Learning", "Mastercard", "Basics of Go", "Acme MS Ltd"])
def test_other_words_are_no_degree(text: str) -> None:
    assert degree_at(text) is None
