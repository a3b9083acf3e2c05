"""The content format for others: JSON Schemas for editors, and the reference page."""

from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter

from greenroom.content.cases import (
    Board,
    BoardFlow,
    BoardPart,
    BoardShared,
    Capacity,
    Case,
    Change,
    Defence,
    Fact,
    Phase,
    PhaseGuide,
    Quantity,
)
from greenroom.content.model import (
    Criterion,
    Exemplar,
    Hint,
    Id,
    Level,
    Loop,
    Mistake,
    Pack,
    Part,
    Probe,
    Question,
    Round,
    Stage,
    Topic,
)
from greenroom.content.probes import ProbeKind, When
from greenroom.content.requirements import Cues, Headings, Requirements, Term
from greenroom.content.scoring import FlagRule, PartRule, Rule, Rules, Verbs

_ID = get_args(Id)[1].pattern
DIALECT = "https://json-schema.org/draft/2020-12/schema"
# Each kind of file: its schema's name, what it holds, and where it stands in a pack.
Files = tuple[tuple[str, Any, str], ...]
Sections = tuple[tuple[str, type, str], ...]
FILES: Files = (
    ("pack", Pack, "pack.yaml"),
    ("topics", tuple[Topic, ...], "topics.yaml"),
    ("mistakes", tuple[Mistake, ...], "mistakes.yaml"),
    ("loop", Loop, "loops/ID.yaml"),
    ("round", Round, "rounds/ID.yaml"),
    ("question", Question, "questions/TOPIC/ID.yaml"),
    ("phases", tuple[PhaseGuide, ...], "phases.yaml"),
    ("case", Case, "cases/ID.yaml"),
    ("requirements", Requirements, "resume/requirements.yaml"),
    ("probes", tuple[ProbeKind, ...], "resume/probes.yaml"),
    ("rules", Rules, "resume/rules.yaml"),
)
SECTIONS: Sections = (
    ("Pack", Pack, "The file `pack.yaml`."),
    ("Topic", Topic, "An item of `topics.yaml`."),
    ("Mistake", Mistake, "An item of `mistakes.yaml`."),
    ("Loop", Loop, "A file `loops/ID.yaml`."),
    ("Stage", Stage, "An item of a loop's `stages`."),
    ("Round", Round, "A file `rounds/ID.yaml`."),
    ("Part", Part, "An item of a round's `parts`."),
    ("Question", Question, "A file `questions/TOPIC/ID.yaml`."),
    ("Criterion", Criterion, "An item of a question's `rubric`."),
    ("Level", Level, "An item of a criterion's `levels`."),
    ("Probe", Probe, "An item of a question's `probes`."),
    ("Hint", Hint, "An item of a question's `hints`."),
    ("Exemplar", Exemplar, "An item of a question's `exemplars`."),
    ("PhaseGuide", PhaseGuide, "An item of `phases.yaml`."),
    ("Case", Case, "A file `cases/ID.yaml`."),
    ("Fact", Fact, "An item of a case's `facts`."),
    ("Phase", Phase, "An item of a case's `phases`."),
    ("Change", Change, "The `change` of a case."),
    ("Defence", Defence, "An item of a case's `defence`."),
    ("Capacity", Capacity, "The `capacity` of a case."),
    ("Quantity", Quantity, "An item of the capacity's `quantities`."),
    ("Board", Board, "The `board` of a case."),
    ("BoardPart", BoardPart, "An item of the board's `parts`."),
    ("BoardFlow", BoardFlow, "An item of the board's `flows`."),
    ("BoardShared", BoardShared, "An item of the board's `shared`."),
    ("Requirements", Requirements, "The file `resume/requirements.yaml`."),
    ("Headings", Headings, "The `headings` of the requirements."),
    ("Cues", Cues, "The `cues` of the requirements."),
    ("Term", Term, "An item of the requirements' `terms`."),
    ("ProbeKind", ProbeKind, "An item of `resume/probes.yaml`."),
    ("When", When, "An item of a probe kind's `when`."),
    ("Rules", Rules, "The file `resume/rules.yaml`."),
    ("PartRule", PartRule, "An item of the rules' `parts`."),
    ("Rule", Rule, "An item of the rules' `rules`."),
    ("FlagRule", FlagRule, "An item of the rules' `flags`."),
    ("Verbs", Verbs, "The `verbs` of the rules."),
)
OPENING = """# Content format

A pack is a folder of YAML files: plain data without tags, anchors, aliases or duplicate keys.
An *id* is lower-case words joined by hyphens, like `accuracy-under-imbalance`.
`greenroom bank check` reads every file and says what is wrong as `path:line: field: problem`.
JSON Schemas for editors lie in the pack's `schema` folder.

| File | Holds |
|---|---|
"""


def json_schemas(files: Files = FILES) -> dict[str, dict[str, Any]]:
    """Make the JSON Schema of each kind of file, by the schema's name."""
    return {
        name: {
            "$schema": DIALECT,
            **TypeAdapter(kind).json_schema(),
            "title": f"Greenroom: {place}",
        }
        for name, kind, place in files
    }


def content_reference(files: Files = (), sections: Sections = ()) -> str:
    """Write the reference page of the content format, and of what more a pack holds."""
    rows = [f"| `{place}` | {_type_words(kind)} |" for _, kind, place in (*FILES, *files)]
    told = "".join(_section(*section) for section in (*SECTIONS, *sections))
    return OPENING + "\n".join(rows) + "\n" + told


def _section(name: str, kind: type, place: str) -> str:
    rows = "\n".join(_rows(kind))
    return (
        f"\n## {name}\n\n{kind.__doc__}\n{place}\n\n"
        f"| Field | Type | Required | Meaning |\n|---|---|---|---|\n{rows}\n"
    )


def _rows(kind: Any) -> Iterator[str]:
    hints = get_type_hints(kind, include_extras=True)
    for field in fields(kind):
        hint = hints[field.name]
        required = "yes" if _required(field) else f"no{_default(field)}"
        meaning = next((note for note in _notes(hint) if note), "")
        yield f"| `{field.name}` | {_type_words(hint)} | {required} | {meaning} |"


def _required(field: "Field[Any]") -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _default(field: "Field[Any]") -> str:
    if field.default in ((), "", MISSING, None):
        return ""
    return f", `{str(field.default).lower() if field.default is False else field.default}`"


def _notes(hint: Any) -> Iterator[str]:
    """Yield the descriptions on a type, outermost last."""
    if get_origin(hint) is Annotated:
        inner, *extras = get_args(hint)
        yield from (getattr(extra, "description", None) or "" for extra in reversed(extras))
        yield from _notes(inner)


def _type_words(hint: Any) -> str:
    """Say a type in the words of someone who writes YAML."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        limits = list(_limits([bound for extra in args[1:] for bound in _bounds(extra)]))
        return "id" if "id" in limits else ", ".join([_type_words(args[0]), *limits])
    if origin is Literal:
        return " or ".join(f"`{choice}`" for choice in args)
    if origin is tuple:
        return f"list of {_type_words(args[0])}"
    if origin in (Union, UnionType):
        return _type_words(args[0])
    if origin is not None:
        return f"mapping of {_type_words(args[0])} to {_type_words(args[1])}"
    if is_dataclass(hint):
        name = getattr(hint, "__name__", "")
        return f"[{name}](#{name.lower()})"
    return {str: "text", int: "whole number", float: "number", bool: "true or false"}[hint]


def _bounds(extra: Any) -> list[Any]:
    return [extra, *getattr(extra, "metadata", ())]


def _limits(bounds: list[Any]) -> Iterator[str]:
    """Say the bounds on a type: a number's, a list's length, or that a text is an id."""
    found = {
        name: value
        for bound in bounds
        for name in ("gt", "ge", "le", "min_length", "max_length", "pattern")
        if (value := getattr(bound, name, None)) is not None
    }
    if "pattern" in found:
        yield from ["id"] if found["pattern"] == _ID else []
    elif "gt" in found:
        most = f", at most {found['le']:g}" if "le" in found else ""
        yield f"above {found['gt']:g}{most}"
    elif "ge" in found:
        yield f"{found['ge']} to {found['le']}" if "le" in found else f"{found['ge']} or more"
    elif "max_length" in found:
        yield f"{found['min_length']} to {found['max_length']} items"
    elif found.get("min_length"):
        yield "not empty"
