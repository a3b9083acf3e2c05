"""A coding problem as its folder says it: frozen values, the YAML format and its schema at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, with_config

from greenroom.content.model import STRICT, Criterion, Exemplar, Id, Probe, Seniority, Text

Profile = Literal["stdlib", "numpy", "pandas"]
CheckName = Annotated[str, StringConstraints(pattern=r"^check_\w+$", max_length=120)]
Name = Annotated[str, StringConstraints(pattern=r"^[^\W\d]\w*$", max_length=80)]
Dotted = Annotated[str, StringConstraints(pattern=r"^[^\W\d]\w*(\.\w+)*$", max_length=120)]
Size = Annotated[int, Field(ge=1, le=100_000_000)]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Assumption:
    """One thing a candidate may ask before coding, and what is answered."""

    about: Annotated[Text, Field(description="What is left open in the brief.")]
    asks: Annotated[
        tuple[Text, ...], Field(min_length=1, description="Ways to ask for it; three or more.")
    ]
    answer: Annotated[Text, Field(description="What the interviewer answers.")]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Growth:
    """How time may grow with the size of the input; sized(n) in checks.py makes it."""

    sizes: Annotated[
        tuple[Size, ...], Field(min_length=3, max_length=8, description="Sizes, rising.")
    ]
    most: Annotated[
        float, Field(gt=0, le=6, description="The largest exponent that is good enough.")
    ]
    why: Annotated[Text, Field(description="Why it should grow so.")]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class WrongSolution:
    """A wrong solution that people really write, and the checks that catch it."""

    file: Annotated[
        Annotated[str, StringConstraints(pattern=r"^[\w-]+(\.py)?$", max_length=120)],
        Field(description="Its name in mistakes/, without .py."),
    ]
    what: Annotated[Text, Field(description="What is wrong with it, in one line.")]
    caught_by: Annotated[
        tuple[CheckName, ...], Field(min_length=1, description="Checks it must fail.")
    ]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Survivor:
    """A changed reference that no check can tell from the reference, and why."""

    line: Annotated[Text, Field(description="The reference's line.")]
    mutant: Annotated[Text, Field(description="The line as changed.")]
    why: Annotated[Text, Field(description="Why the change makes no difference to test.")]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Followup:
    """A question asked after the code, marked like any spoken one."""

    id: Annotated[Id, Field(description="Unique in the problem.")]
    ask: Annotated[Text, Field(description="What the interviewer says.")]
    rubric: Annotated[tuple[Criterion, ...], Field(min_length=1, description="The criteria.")]
    probes: Annotated[tuple[Probe, ...], Field(description="At least one for each criterion.")]
    answer: Annotated[Text, Field(description="What a strong candidate says, for study.")]
    exemplars: Annotated[
        tuple[Exemplar, ...],
        Field(description="Answers with known marks: strong, fluent-and-wrong."),
    ] = ()
    mistakes: Annotated[
        tuple[Id, ...], Field(description="Mistakes from the vocabulary to listen for.")
    ] = ()


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Problem:
    """One coding problem; outside a pack only the id and the entry are needed."""

    id: Annotated[
        Annotated[str, StringConstraints(pattern=r"^[\w.-]+$", max_length=120)],
        Field(description="Equals the folder's name; never changes."),
    ]
    revision: Annotated[
        int, Field(ge=1, description="Rises when the brief or the checks change.")
    ] = 1
    title: Annotated[str, Field(description="Its name for candidates.")] = ""
    topic: Annotated[str, Field(description="from-scratch, data-manipulation or algorithms.")] = ""
    level: Annotated[Seniority, Field(description="The seniority it is pitched at.")] = "mid"
    minutes: Annotated[int, Field(ge=1, le=480, description="How long it should take.")] = 35
    entry: Annotated[
        tuple[Name, ...],
        Field(min_length=1, description="The function or class to write; several as a list."),
    ]
    profile: Annotated[
        Profile, Field(description="What is loaded beforehand: stdlib, numpy or pandas.")
    ] = "numpy"
    seconds: Annotated[
        float, Field(gt=0, le=120, description="For one check, all its calls together.")
    ] = 10.0
    memory_mb: Annotated[
        int, Field(ge=16, le=8192, description="Memory beyond what the profile takes.")
    ] = 256
    forbid: Annotated[
        tuple[Dotted, ...],
        Field(description='What "from scratch" rules out: modules, or dotted names.'),
    ] = ()
    tests: Annotated[str, Field(description="What the interviewer is after.")] = ""
    visible: Annotated[
        tuple[CheckName, ...], Field(description="Checks shown and run beforehand.")
    ] = ()
    assume: Annotated[
        tuple[Assumption, ...], Field(description="What may be asked before coding.")
    ] = ()
    hints: Annotated[tuple[Text, ...], Field(description="In this order; each costs credit.")] = ()
    growth: Annotated[Growth | None, Field(description="How time may grow with the size.")] = None
    mistakes: Annotated[
        tuple[WrongSolution, ...], Field(description="Wrong solutions people write.")
    ] = ()
    followups: Annotated[tuple[Followup, ...], Field(description="Asked after the code.")] = ()
    note: Annotated[str, Field(description="How a strong solution is built, for study.")] = ""
    survivors: Annotated[
        tuple[Survivor, ...], Field(description="Mutants no check can tell, and why.")
    ] = ()


@dataclass(frozen=True, kw_only=True)
class CheckText:
    """A check as its source shows it, before anything is run."""

    name: str
    doc: str
    line: int
    source: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Folder:
    """A problem's folder, read: what it says and the texts of its files."""

    path: Path
    problem: Problem
    checks: str
    check_texts: tuple[CheckText, ...]
    brief: str = ""
    starter: str = ""
    reference: str = ""
    wrong: Mapping[str, str] = field(default_factory=dict)

    def visible(self, name: str) -> bool:
        """Whether a check is shown before submitting; with none named, the first two are."""
        named = self.problem.visible or tuple(text.name for text in self.check_texts[:2])
        return name in named
