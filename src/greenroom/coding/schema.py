"""The format of coding problems for others: their JSON Schema, and their part of the reference."""

from typing import Any

from greenroom.coding.model import (
    Assumption,
    Followup,
    Growth,
    Problem,
    Survivor,
    WrongSolution,
)
from greenroom.content.schema import Files, Sections, json_schemas

FILES: Files = (("problem", Problem, "problems/ID/problem.yaml"),)
SECTIONS: Sections = (
    ("Problem", Problem, "A file `problems/ID/problem.yaml`; see how to write a problem."),
    ("Assumption", Assumption, "An item of a problem's `assume`."),
    ("Growth", Growth, "A problem's `growth`."),
    ("WrongSolution", WrongSolution, "An item of a problem's `mistakes`."),
    ("Followup", Followup, "An item of a problem's `followups`."),
    ("Survivor", Survivor, "An item of a problem's `survivors`."),
)


def problem_schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schema of problem.yaml, by its name; one entry may be written without a list."""
    made = json_schemas(FILES)
    fields = made["problem"]["properties"]
    several = fields["entry"]
    fields["entry"] = {
        "description": several.pop("description"),
        "anyOf": [several, several["items"]],
    }
    made["problem"]["required"] = ["id", "entry"]
    return made
