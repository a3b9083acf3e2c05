"""Skills as people list them."""

import pytest

from greenroom.resume.model import Resume
from tests.resume.parse.written import printed, value, written


def listed(resume: Resume) -> dict[str | None, list[str]]:
    return {value(each.name): [word.value for word in each.keywords] for each in resume.skills}


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Python, Go and SQL", {None: ["Python", "Go", "SQL"]}),
        ("Python • Go • SQL", {None: ["Python", "Go", "SQL"]}),
        ("Python | Go | C/C++", {None: ["Python", "Go", "C/C++"]}),
        ("- Python\n- Go", {None: ["Python", "Go"]}),
        ("**ML:** PyTorch; JAX\n\n**Ops:** Git", {"ML": ["PyTorch", "JAX"], "Ops": ["Git"]}),
        ("Go (gRPC, Gin), SQL (expert), R (5 years)", {None: ["Go", "gRPC", "Gin", "SQL", "R"]}),
        ("Weights & Biases, Docker.", {None: ["Weights & Biases", "Docker"]}),
        ("Natural language processing (NLP), Git", {None: ["Natural language processing", "Git"]}),
        ("Python: advanced, SQL: basic", {None: ["Python", "SQL"]}),
        ("Hard-working, Go - expert", {None: ["Hard-working", "Go"]}),
    ],
)  # fmt: skip
def test_a_list_is_its_words(text: str, groups: dict[str | None, list[str]]) -> None:
    assert listed(written(f"# Ana Silva\n\n## Skills\n\n{text}\n")) == groups


def test_labels_in_a_column_of_their_own_belong_to_their_row() -> None:
    resume = printed(
        "#text(20pt)[Ana Silva]\n\n#text(13pt)[*Skills*]\n\n#grid(columns: (110pt, 1fr),"
        "row-gutter: 6pt, [*Languages*], [Python, Go], [*Tools*], [Docker, Git])"
    )

    assert listed(resume) == {"Languages": ["Python", "Go"], "Tools": ["Docker", "Git"]}


def test_a_list_broken_over_two_lines_is_one() -> None:
    resume = printed(
        "#text(20pt)[Ana Silva]\n\n#text(13pt)[*Skills*]\n\n"
        "#block(width: 150pt)[ML: PyTorch, Apache Spark, scikit-learn, Hugging Face Transformers]"
    )

    assert listed(resume) == {
        "ML": ["PyTorch", "Apache Spark", "scikit-learn", "Hugging Face Transformers"]
    }


def test_what_is_no_skill_goes_where_it_belongs() -> None:
    resume = written(
        "# Ana Silva\n\n## Skills & Interests\n\nTechnical: Python, Go\n\n"
        "Languages: English (native), French (B2)\n\nInterests: Climbing, chess\n"
    )

    assert listed(resume) == {"Technical": ["Python", "Go"]}
    assert [each.value for each in resume.others["languages"]] == ["English", "French"]
    assert [each.value for each in resume.others["interests"]] == ["Climbing", "chess"]
