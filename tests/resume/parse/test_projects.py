"""Projects out of the ways in which people list them."""

from greenroom.resume.model import Fact, Project
from greenroom.resume.parse.parse import parse
from greenroom.resume.read.read import read_bytes


def projects(text: str) -> tuple[Project, ...]:
    """The projects below a heading of projects."""
    whole = f"Ada Quill\nada@example.com\n\nPROJECTS\n\n{text}"
    return parse(read_bytes("resume.txt", whole.encode())).projects


def value(fact: Fact | None) -> str:
    """A fact's value; empty where there is none."""
    return fact.value if fact else ""


def test_a_name_ends_where_the_tools_begin() -> None:
    found = projects(
        "Gitlytics | Python, Flask, React, PostgreSQL, Docker    June 2020 - Present\n"
        "- Developed a web application that serves a REST API\n"
    )

    assert [value(each.name) for each in found] == ["Gitlytics"]
    assert value(found[0].dates.start) == "2020-06"


def test_the_row_below_a_name_describes_the_project() -> None:
    found = projects(
        "NeuralPrune (2021)\n"
        "Automated pruning toolkit with differentiable masks\n"
        "- Reduced model size by 90% with less than 1% accuracy lost\n"
    )

    assert value(found[0].description) == "Automated pruning toolkit with differentiable masks"
    assert len(found[0].highlights) == 1


def test_a_bullet_that_begins_with_a_name_gives_its_project_that_name() -> None:
    found = projects(
        "- driftwatch: an open-source library with 1,400 stars\n"
        "- tinyserve — a batching server in Rust\n"
        "- Mapped twelve years of rental prices and predicted rents\n"
    )

    assert [value(each.name) for each in found] == ["driftwatch", "tinyserve", ""]


def test_paragraphs_without_bullets_belong_to_the_name_above_them() -> None:
    found = projects(
        "Movie recommender\n"
        "Built a two-tower recommender on MovieLens 25M with PyTorch.\n\n"
        "Weather bot\n"
        "Answers questions about rain in a chat, used by 300 people every week.\n"
    )

    assert [(value(each.name), len(each.highlights)) for each in found] == [
        ("Movie recommender", 1),
        ("Weather bot", 1),
    ]
