"""Who a résumé is about, wherever the name stands and however they can be reached."""

import pytest

from tests.resume.parse.written import printed, value, written

REST = "\n\n## Experience\n\n**Data Scientist**, Acme GmbH, 2020 – 2022\n\n- Built it\n"


def headed(head: str) -> str:
    return head + REST


@pytest.mark.parametrize(
    "name",
    [
        "Maya Okonkwo-Reyes", "Siobhán O'Sullivan", "Nguyễn Thị Minh Trần", "JOSÉ DE LA TORRE",
        "Ludwig van der Berg", "J. R. Müller", "王小明",
    ],
)  # fmt: skip
def test_a_name_is_found_whatever_its_shape(name: str) -> None:
    resume = written(headed(f"# {name}\n\nhello@example.com | Berlin, Germany"))

    assert value(resume.basics.name) == name


def test_a_name_in_a_rail_below_the_contact_is_found() -> None:
    resume = printed(
        "#grid(columns: (140pt, 1fr), gutter: 16pt, [Lyon, France \\ ana.silva\\@example.org\n\n"
        '#text(20pt, weight: "bold")[Ana Silva] \\ Data Engineer\n\n*SKILLS*\n\nPython, SQL],'
        "[*EXPERIENCE*\n\n*Data Engineer* #h(1fr) Mar 2020 – Present \\ Acme GmbH\n- Built a lake])"
    )

    assert value(resume.basics.name) == "Ana Silva"


def test_a_name_over_two_lines_in_two_weights_is_one() -> None:
    resume = printed(
        "#text(22pt)[José Luis] \\ #text(22pt)[García] \n\njl\\@example.es \\ Valencia, Spain\n\n"
        "#text(13pt)[*Experience*]\n\n*Data Engineer*, Acme #h(1fr) 2020 – 2022\n- Built it"
    )

    assert value(resume.basics.name) == "José Luis García"


def test_a_caption_credentials_and_pronouns_are_no_name() -> None:
    for head in ("Curriculum Vitae", "Resume"):
        resume = written(headed(f"{head}\n\n**Ana Silva, PhD (she/her)**\n\nana@example.org"))

        assert value(resume.basics.name) == "Ana Silva"


def test_neither_a_city_nor_a_title_nor_a_section_is_a_name() -> None:
    resume = written("**San Francisco**\n\nMachine Learning Engineer\n\n## Work Experience\n\nAcme")

    assert resume.basics.name is None
    assert value(resume.basics.label) == "Machine Learning Engineer"


@pytest.mark.parametrize(
    ("shown", "place", "number"),
    [
        ("(206) 555-0142", "Seattle, WA", "+12065550142"),
        ("01 99 00 12 34", "Lyon, France", "+33199001234"),
        ("+33 (0)1 99 00 12 34", "Lyon, France", "+33199001234"),
        ("030 901820", "Berlin, Germany", "+4930901820"),
        ("+91 98450 12345", "Pune, India", "+919845012345"),
        ("07911 123456", "Leeds, UK", "+447911123456"),
        ("0049 30 901820", "Berlin", "+4930901820"),
    ],
)
def test_a_phone_is_read_with_the_country_they_live_in(shown: str, place: str, number: str) -> None:
    resume = written(headed(f"# Ana Silva\n\nana@example.com | {shown} | {place}"))

    assert value(resume.basics.phone) == number
    assert value(resume.basics.location) == place


def test_years_are_no_phone() -> None:
    assert written(headed("# Ana Silva\n\nana@example.com, 2014 - 2018")).basics.phone is None


@pytest.mark.parametrize(
    "shown",
    ["ana.silva@example.org", "E-mail: ana.silva@example.org.", "ana.silva [at] example [dot] org"],
)
def test_an_address_is_read_as_it_is_meant(shown: str) -> None:
    resume = written(headed(f"# Ana Silva\n\n{shown} | Lisbon, Portugal"))

    assert value(resume.basics.email) == "ana.silva@example.org"


def test_accounts_are_found_by_address_by_handle_and_under_links() -> None:
    resume = written(
        headed(
            "# Ana Silva\n\nana@example.com | [LinkedIn](https://www.linkedin.com/in/anasilva/)"
            " | GitHub: asilva | anasilva.dev | https://github.com/asilva/driftwatch"
        )
    )

    assert {each.network: each.url.value for each in resume.basics.profiles} == {
        "LinkedIn": "https://www.linkedin.com/in/anasilva/",
        "GitHub": "https://github.com/asilva",
    }
    assert value(resume.basics.url) == "https://anasilva.dev"


def test_a_headline_is_what_stands_under_the_name() -> None:
    resume = written(headed("# Ana Silva\n\nNew Grad, Machine Learning\n\nana@example.com"))

    assert value(resume.basics.label) == "New Grad, Machine Learning"


def test_a_place_is_found_behind_a_street() -> None:
    resume = written(headed("# Ana Silva\n\nAddress: 12 Rue de la Paix, 69003 Lyon, France"))

    assert value(resume.basics.location) == "Lyon, France"


def test_every_fact_stands_where_it_says() -> None:
    resume = written(headed("# Ana Silva\n\nana@example.com | Lisbon, Portugal"))
    facts = (resume.basics.name, resume.basics.email, resume.basics.location)

    for fact in facts:
        assert fact is not None
        assert resume.document.text[fact.start : fact.end] == fact.value


def test_a_name_ends_at_the_sign_before_a_title() -> None:
    resume = written(headed("# Lucía García Peña, Ingeniera de Machine Learning\n\nlucia@x.es"))

    assert value(resume.basics.name) == "Lucía García Peña"
