"""Layouts that résumés come in, printed here and read back: every entry must be the person's."""

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import typst
from rapidfuzz import fuzz

from greenroom.resume.model import Fact, Work
from greenroom.resume.parse.parse import parse
from greenroom.resume.read.read import read_bytes

FOLDER = Path(__file__).parents[1] / "layouts"
LAYOUTS = sorted(file.stem for file in FOLDER.glob("*.typ") if file.stem != "person")
PEOPLE = sorted(file.stem for file in (FOLDER / "people").glob("*.json"))
YEARS_ONLY = ("plain",)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("person", PEOPLE)
def test_every_position_is_read_as_it_was_printed(layout: str, person: str) -> None:
    text = (FOLDER / "people" / f"{person}.json").read_text(encoding="utf-8")
    truth = json.loads(text)

    resume = parse(read_bytes(f"{layout}.pdf", printed(layout, text)))

    assert [position(work) for work in resume.work] == [
        expected(job, layout) for job in truth["experience"]
    ]
    for work, job in zip(resume.work, truth["experience"], strict=True):
        alike = [
            fuzz.ratio(folded(told.value), folded(bullet))
            for told, bullet in zip(work.highlights, job["bullets"], strict=True)
        ]
        assert all(ratio >= 95 for ratio in alike)


@pytest.mark.parametrize("layout", [each for each in LAYOUTS if each != "linkedin"])
def test_every_project_is_read_as_it_was_printed(layout: str) -> None:
    text = (FOLDER / "people" / "iglesias.json").read_text(encoding="utf-8")
    truth = json.loads(text)

    resume = parse(read_bytes(f"{layout}.pdf", printed(layout, text)))

    assert [(value(each.name), len(each.highlights)) for each in resume.projects] == [
        (project["name"], len(project["bullets"])) for project in truth["projects"]
    ]


def printed(layout: str, person: str) -> bytes:
    """A layout as PDF, with a person's text."""
    made = typst.compile(str(FOLDER / f"{layout}.typ"), sys_inputs={"person": person})
    assert isinstance(made, bytes)
    return made


def position(work: Work) -> tuple[str, str, str, str, int]:
    """What a position read says."""
    return (
        folded(value(work.position)),
        folded(value(work.name)),
        value(work.dates.start),
        "present" if work.dates.present else value(work.dates.end),
        len(work.highlights),
    )


def expected(job: dict[str, Any], layout: str) -> tuple[str, str, str, str, int]:
    """The same of a position as it was printed."""
    start, end = job["start"], job["end"]
    if layout in YEARS_ONLY:
        start, end = start[:4], end if end == "present" else end[:4]
    return folded(job["title"]), folded(job["company"]), start, end, len(job["bullets"])


def value(fact: Fact | None) -> str:
    """A fact's value; empty where there is none."""
    return fact.value if fact else ""


def folded(text: str) -> str:
    """Words in lower case, without accents and signs."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c))))
