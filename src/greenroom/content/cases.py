"""Design cases as plain data: a brief, nine phases, arithmetic, a board, a change, a defence."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import Field, with_config

from greenroom.content.load import read_file
from greenroom.content.model import (
    STRICT,
    Criterion,
    Exemplar,
    Hint,
    Id,
    Minutes,
    Probe,
    Seniority,
    Text,
    Weight,
)
from greenroom.content.source import read_source
from greenroom.content.suggest import did_you_mean
from greenroom.errors import NotFound, PackError, PackErrors

PhaseId = Literal[
    "frame",
    "data",
    "features",
    "baseline",
    "model",
    "evaluation",
    "serving",
    "monitoring",
    "iteration",
]
PHASES: tuple[PhaseId, ...] = get_args(PhaseId)


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class PhaseGuide:
    """One phase of every design, as the pack teaches it: the template a candidate leans on."""

    id: Annotated[PhaseId, Field(description="Which of the nine it is.")]
    title: Annotated[Text, Field(description="Its name for candidates.")]
    minutes: Annotated[Minutes, Field(description="How long it gets in a round of an hour.")]
    about: Annotated[Text, Field(description="What it is for, in one sentence.")]
    prompts: Annotated[
        tuple[Text, ...],
        Field(min_length=2, description="The template: what to cover, the answer not given."),
    ]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Talk:
    """Something the interviewer asks in a case, marked by what is said."""

    ask: Annotated[Text, Field(description="What the interviewer says.")]
    rephrase: Annotated[Text, Field(description="The same put differently, after a non-answer.")]
    tests: Annotated[Text, Field(description="What the interviewer is after.")]
    structure: Annotated[
        tuple[Text, ...], Field(min_length=1, description="How a strong answer is built.")
    ]
    rubric: Annotated[tuple[Criterion, ...], Field(min_length=1, description="The criteria.")]
    mistakes: Annotated[
        tuple[Id, ...], Field(description="Mistakes from the vocabulary to listen for.")
    ] = ()
    probes: Annotated[tuple[Probe, ...], Field(description="At least one for each criterion.")]
    hints: Annotated[tuple[Hint, ...], Field(description="At least one for each criterion.")]
    exemplars: Annotated[
        tuple[Exemplar, ...],
        Field(description="strong-hire, hire, no-hire, strong-no-hire: what each would say."),
    ]
    answer: Annotated[Text, Field(description="What a strong candidate says, for study.")]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Phase(Talk):
    """A phase of the case's design."""

    id: Annotated[PhaseId, Field(description="Which of the nine it is; each once, in order.")]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Change(Talk):
    """A requirement that changes midway."""

    after: Annotated[PhaseId, Field(description="The phase after which it comes.")]
    minutes: Annotated[Minutes, Field(description="How long a good reaction takes.")]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Defence(Talk):
    """How the interviewer's question about one of the lab's reveals is marked.

    Its `ask` and `rephrase` are said only where the run has no question of its own about it.
    """

    choice: Annotated[Id, Field(description="The lab's choice whose reveal is defended.")]
    minutes: Annotated[Minutes, Field(description="How long a good answer takes.")]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Fact:
    """Something the interviewer knows and tells when asked for it."""

    about: Annotated[Text, Field(description="What it is about, in a few words.")]
    asks: Annotated[
        tuple[Text, ...], Field(min_length=3, description="Ways a candidate asks for it.")
    ]
    say: Annotated[Text, Field(description="What the interviewer answers.")]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Quantity:
    """One number a candidate works out from what is given."""

    id: Annotated[Id, Field(description="Unique in the case.")]
    title: Annotated[Text, Field(description="What is worked out.")]
    unit: Annotated[
        Text, Field(description="The unit of `value`, such as /s, ms, s, kB, GB, TB, €/day, share.")
    ]
    value: Annotated[float, Field(gt=0, description="What a careful estimate comes to.")]
    within: Annotated[
        float, Field(gt=1, description="The factor either way that still is a good estimate.")
    ] = 1.5
    weight: Annotated[Weight, Field(description="1 (nice) to 5 (decides the arithmetic).")] = 1
    how: Annotated[Text, Field(description="The working, told afterwards.")]
    why: Annotated[Text, Field(description="What the number decides in the design.")]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Capacity:
    """The arithmetic of load, latency, storage and money."""

    ask: Annotated[Text, Field(description="What the interviewer says.")]
    minutes: Annotated[Minutes, Field(description="How long it takes.")]
    given: Annotated[
        tuple[Text, ...], Field(min_length=2, description="Facts to reckon with, one a line.")
    ]
    quantities: Annotated[tuple[Quantity, ...], Field(min_length=3, description="What is asked.")]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class BoardPart:
    """A part an architecture needs."""

    id: Annotated[Id, Field(description="Unique in the board.")]
    title: Annotated[Text, Field(description="Its name for candidates.")]
    named: Annotated[
        tuple[Text, ...],
        Field(min_length=3, description="Words and names by which a box is known to be it."),
    ]
    weight: Annotated[Weight, Field(description="1 (nice) to 5 (no design without it).")] = 1
    why: Annotated[Text, Field(description="What happens without it.")]
    ask: Annotated[Text, Field(description="What the interviewer asks where it is missing.")]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class BoardFlow:
    """An arrow, or a way over several arrows, that must lead from one part to another."""

    source: Annotated[Id, Field(description="The part it starts at.")]
    target: Annotated[Id, Field(description="The part it leads to.")]
    weight: Annotated[Weight, Field(description="1 to 5.")] = 1
    why: Annotated[Text, Field(description="What goes wrong without it.")]
    ask: Annotated[Text, Field(description="What the interviewer asks where it is missing.")]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class BoardShared:
    """Two parts that must be fed by the same third, or they drift apart (training-serving skew)."""

    source: Annotated[Id, Field(description="The part both must be fed by.")]
    targets: Annotated[tuple[Id, ...], Field(min_length=2, description="The parts it must feed.")]
    weight: Annotated[Weight, Field(description="1 to 5.")] = 1
    mistake: Annotated[str, Field(description="The mistake of the vocabulary it is; or empty.")] = (
        ""
    )
    why: Annotated[Text, Field(description="What goes wrong otherwise.")]
    ask: Annotated[Text, Field(description="What the interviewer asks where it is not so.")]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Board:
    """The architecture as boxes and arrows, and what must be in it."""

    ask: Annotated[Text, Field(description="What the interviewer says.")]
    minutes: Annotated[Minutes, Field(description="How long it takes.")]
    parts: Annotated[tuple[BoardPart, ...], Field(min_length=5, description="Needed parts.")]
    flows: Annotated[tuple[BoardFlow, ...], Field(description="Needed ways.")] = ()
    shared: Annotated[tuple[BoardShared, ...], Field(description="Needed common sources.")] = ()
    example: Annotated[
        Text, Field(description="A board that has them all, as a candidate would type it.")
    ]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Case:
    """One system to design, from a vague wish to its defence."""

    id: Annotated[Id, Field(description="Equals the file name; never changes.")]
    revision: Annotated[int, Field(ge=1, description="Rises whenever asking or marking changes.")]
    title: Annotated[Text, Field(description="Its name for candidates.")]
    level: Annotated[Seniority, Field(description="The seniority it is pitched at.")]
    about: Annotated[Text, Field(description="What kind of system it is, for a list.")]
    brief: Annotated[Text, Field(description="The product's wish, deliberately vague.")]
    lab: Annotated[
        str, Field(description="The lab its design runs in; empty: it stays spoken.")
    ] = ""
    facts: Annotated[tuple[Fact, ...], Field(min_length=4, description="What may be asked for.")]
    phases: Annotated[tuple[Phase, ...], Field(description="The nine phases, in order.")]
    capacity: Annotated[Capacity, Field(description="Load, latency, storage and money.")]
    board: Annotated[Board, Field(description="The architecture.")]
    change: Annotated[Change, Field(description="The requirement that changes.")]
    defence: Annotated[
        tuple[Defence, ...],
        Field(description="One for each of the lab's choices that may be asked."),
    ] = ()

    def phase(self, phase_id: str) -> Phase:
        """One of its phases.

        Raises:
            KeyError: It has none by that id.
        """
        found: dict[str, Phase] = {each.id: each for each in self.phases}
        return found[phase_id]


def read_phases(pack_dir: Path) -> tuple[PhaseGuide, ...]:
    """Read the template of a design, phase by phase.

    Raises:
        PackErrors: The file is wrong.
    """
    path = pack_dir / "phases.yaml"
    guides = read_file(path, tuple[PhaseGuide, ...])
    if tuple(each.id for each in guides) != PHASES:
        raise PackErrors((PackError(path, 1, "id", f"must be {', '.join(PHASES)}, in order"),))
    return guides


def case_files(pack_dir: Path) -> list[Path]:
    """The file of every case of a pack."""
    return sorted(pack_dir.glob("cases/*.yaml"))


def read_case(pack_dir: Path, case_id: str) -> Case:
    """Read one case, and no other file.

    Raises:
        NotFound: The pack has no case by that id.
        PackErrors: Everything that is wrong with its file.
    """
    known = {path.stem: path for path in case_files(pack_dir)}
    if case_id not in known:
        raise NotFound(f"there is no case {case_id!r}{did_you_mean(case_id, known)}")
    path = known[case_id]
    case = read_file(path, Case)
    source = read_source(path)
    errors = []
    if case.id != path.stem:
        problem = f"{case.id!r} is not the file's name, {path.stem!r}"
        errors.append(source.error(("id",), problem))
    if tuple(each.id for each in case.phases) != PHASES:
        problem = f"must be {', '.join(PHASES)}, in this order"
        errors.append(source.error(("phases",), problem))
    if errors:
        raise PackErrors(tuple(errors))
    return case


def read_cases(pack_dir: Path) -> dict[str, Case]:
    """Read every case of a pack, by id.

    Raises:
        PackErrors: Everything that is wrong with the first file that is.
    """
    return {path.stem: read_case(pack_dir, path.stem) for path in case_files(pack_dir)}
