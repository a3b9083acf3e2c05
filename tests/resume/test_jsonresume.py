"""What is given out is JSON Resume, and says where each field stands."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from greenroom.resume.jsonresume import to_json_resume
from greenroom.resume.parse.parse import parse
from greenroom.resume.read.read import read
from tests.resume.parse.written import written

SCHEMA = json.loads((Path(__file__).parent / "files" / "json-resume-1.0.0.json").read_text())
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "resumes"
ANA = """# Ana Silva

Data Engineer | ana@example.org | Lyon, France | https://github.com/asilva

## Experience

**Data Engineer**, Acme GmbH, Berlin, Germany, Mar 2021 – Present

- Built a lake for 40 teams

## Education

MSc in Statistics, Reed College, 2016 – 2018

## Languages

Portuguese, English

## Awards

- Best paper, 2021
"""


def given() -> dict[str, Any]:
    return to_json_resume(written(ANA))


def at(document: Any, pointer: str) -> Any:
    for step in pointer.strip("/").split("/"):
        document = document[int(step) if isinstance(document, list) else step]
    return document


def test_it_is_json_resume() -> None:
    jsonschema.validate(given(), SCHEMA)


def test_a_position_that_goes_on_has_no_end_but_says_so() -> None:
    out = given()

    assert out["work"][0]["startDate"] == "2021-03"
    assert "endDate" not in out["work"][0]
    assert out["x-greenroom"]["fields"]["/work/0/endDate"]["present"] is True


def test_every_field_has_its_quote_in_the_text() -> None:
    out = given()
    own = out["x-greenroom"]

    assert len(own["fields"]) > 12
    for pointer, place in own["fields"].items():
        assert own["text"][place["start"] : place["end"]] == place["quote"]
        assert 0 < place["confidence"] <= 1
        assert place.get("present") or at(out, pointer)


def test_a_place_is_taken_apart() -> None:
    assert given()["basics"]["location"] == {
        "address": "Lyon, France", "city": "Lyon", "region": "France", "countryCode": "FR",
    }  # fmt: skip


def test_sections_that_are_only_listed_keep_their_entries() -> None:
    out = given()

    assert out["languages"] == [{"language": "Portuguese"}, {"language": "English"}]
    assert out["awards"] == [{"title": "Best paper, 2021"}]


def test_what_is_missing_is_left_out() -> None:
    out = to_json_resume(written("Nothing to see here.\n"))

    assert set(out) <= {"$schema", "x-greenroom", "basics"}
    jsonschema.validate(out, SCHEMA)


def test_the_same_file_gives_the_same_bytes() -> None:
    assert json.dumps(given()) == json.dumps(given())


@pytest.mark.parametrize("person", ["okonkwo", "kim", "fournier"])
@pytest.mark.parametrize("layout", ["classic.pdf", "right.pdf", "jake.pdf", "table.docx"])
def test_the_three_people_come_out_valid(person: str, layout: str) -> None:
    name, kind = layout.split(".")
    file = SHARED / kind / f"{person}__{name}.{kind}"
    if not file.exists():
        pytest.skip(f"{file} is not there")

    out = to_json_resume(parse(read(file)))

    jsonschema.validate(out, SCHEMA)
    assert len(out["work"]) == 3
