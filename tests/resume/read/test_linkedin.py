"""A profile as LinkedIn prints it is read with its left rail apart and its pages in order."""

import json
from pathlib import Path
from typing import Any

import pytest

from greenroom.resume.document import Document
from greenroom.resume.parse.parse import parse
from greenroom.resume.read.read import read

FILES = Path(__file__).parents[1] / "files"
PEOPLE = ("linkedin-adeyemi", "linkedin-nakamura")


def profile(name: str) -> tuple[Document, dict[str, Any]]:
    truth: dict[str, Any] = json.loads((FILES / f"{name}.json").read_text("utf-8"))
    return read(FILES / f"{name}.pdf"), truth


@pytest.mark.parametrize("name", PEOPLE)
def test_the_rail_is_a_column_of_its_own(name: str) -> None:
    document, truth = profile(name)
    side = " ".join(document.words(line) for line in document.lines if line.column)
    main = " ".join(document.words(line) for line in document.lines if not line.column)

    for told in (truth["email"], *truth["skills"], *truth["languages"]):
        assert told in side
        assert told not in main
    assert main.startswith(truth["name"])
    assert truth["summary"] in main


@pytest.mark.parametrize("name", PEOPLE)
def test_titles_companies_and_descriptions_stand_in_order(name: str) -> None:
    document, truth = profile(name)
    lines = [document.words(line) for line in document.lines if not line.column]
    main = " ".join(lines)
    at = 0
    for job in truth["experience"]:
        assert job["company"] in main
        assert job["title"] in lines
        for told in (job["title"], *job["bullets"]):
            found = main.find(told, at)
            assert found >= at, told
            at = found


@pytest.mark.parametrize("name", PEOPLE)
def test_page_numbers_are_furniture(name: str) -> None:
    document, _ = profile(name)
    furniture = [document.words(line) for line in document.lines if line.role == "furniture"]

    assert furniture
    assert all(each.startswith("Page ") for each in furniture)


def test_a_position_under_a_company_of_several_takes_no_region_for_its_company() -> None:
    resume = parse(read(FILES / "linkedin-nakamura.pdf"))

    assert [work.name.value for work in resume.work if work.name] == [
        "Voltelle",
        "Atelier Mercure",
        "Atelier Mercure",
    ]
