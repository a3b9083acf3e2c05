"""The format as others see it: JSON Schemas that agree with the reader, and a true reference."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from greenroom.coding.schema import FILES as PROBLEM_FILES
from greenroom.coding.schema import SECTIONS as PROBLEM_SECTIONS
from greenroom.coding.schema import problem_schemas
from greenroom.content.schema import DIALECT, SECTIONS, content_reference, json_schemas

ROOT = Path(__file__).resolve().parents[2]
PACK = ROOT / "packs" / "ml-engineer"
FILES = {
    "pack": "pack.yaml",
    "topics": "topics.yaml",
    "mistakes": "mistakes.yaml",
    "loop": "loops/*.yaml",
    "round": "rounds/*.yaml",
    "question": "questions/*/*.yaml",
    "problem": "problems/*/problem.yaml",
    "requirements": "resume/requirements.yaml",
    "probes": "resume/probes.yaml",
    "rules": "resume/rules.yaml",
}
SCHEMAS = json_schemas() | problem_schemas()
REFERENCE = content_reference(PROBLEM_FILES, PROBLEM_SECTIONS)


def content(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


@pytest.mark.parametrize("name", FILES)
def test_the_packs_schema_is_the_formats(name: str) -> None:
    written = json.loads((PACK / "schema" / f"{name}.json").read_text(encoding="utf-8"))

    assert written == SCHEMAS[name], "stale: run python tools/schemas.py"
    assert written["$schema"] == DIALECT


@pytest.mark.parametrize("name", FILES)
def test_every_file_of_the_pack_satisfies_its_schema(name: str) -> None:
    schema = SCHEMAS[name]
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)

    wrong = [
        f"{path}: {error.message}"
        for path in sorted(PACK.glob(FILES[name]))
        for error in validator.iter_errors(content(path))
    ]
    assert wrong == []


def test_a_schema_refuses_a_misspelt_field() -> None:
    validator = Draft202012Validator(json_schemas()["topics"])

    assert not validator.is_valid([{"id": "a", "title": "A", "abuot": "b"}])


def test_the_reference_page_is_what_the_dataclasses_say() -> None:
    page = (ROOT / "docs" / "reference" / "content.md").read_text(encoding="utf-8")

    assert page.endswith(REFERENCE.rstrip() + "\n"), "stale: run python tools/docs.py"


@pytest.mark.parametrize(
    ("name", "kind"), [section[:2] for section in (*SECTIONS, *PROBLEM_SECTIONS)]
)
def test_every_field_says_what_it_is_for(name: str, kind: Any) -> None:
    section = REFERENCE.split(f"\n## {name}\n")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| `")]

    assert len(rows) == len(fields(kind))
    assert [row for row in rows if row.endswith("|  |")] == []
