"""How job descriptions are read: headings, cues and a tree of the field's words, as plain data."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, with_config

from greenroom.content.check_question import Finding
from greenroom.content.load import validate
from greenroom.content.model import STRICT, Id, Text
from greenroom.content.source import read_source
from greenroom.content.suggest import did_you_mean
from greenroom.errors import PackError, PackErrors

FILE = Path("resume") / "requirements.yaml"
Noun = Literal["tool", "skill", "domain", "language", "soft"]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Term:
    """A word of the field that a job asks for and a résumé shows."""

    id: Annotated[Id, Field(description="Unique in the file; never changes.")]
    name: Annotated[
        Text,
        Field(description="As it is shown; one of its wordings unless `cased` or `listed` has it."),
    ]
    kind: Annotated[Noun, Field(description="What it is; `language` is one that people speak.")]
    says: Annotated[tuple[Text, ...], Field(description="Wordings that stand in any case.")] = ()
    cased: Annotated[tuple[Text, ...], Field(description="Wordings only as they are written.")] = ()
    listed: Annotated[
        tuple[Text, ...],
        Field(
            description="Wordings as written, and only in a list, alone, or after a word like with."
        ),
    ] = ()
    under: Annotated[
        tuple[Id, ...], Field(description="Terms that whoever has this one has too.")
    ] = ()
    kin: Annotated[
        bool, Field(description="Whether the terms under it stand in for each other in part.")
    ] = False
    topics: Annotated[
        tuple[Id, ...],
        Field(description="The pack's topics it is asked about in; without any, those above it."),
    ] = ()
    problems: Annotated[tuple[Id, ...], Field(description="Coding problems that rehearse it.")] = ()

    @property
    def wordings(self) -> tuple[str, ...]:
        """All that stand in any case."""
        return self.says if self.name in (*self.cased, *self.listed) else (self.name, *self.says)


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Headings:
    """Headings of a job description, by what stands under them."""

    must: Annotated[tuple[Text, ...], Field(description="What is required.")]
    nice: Annotated[tuple[Text, ...], Field(description="What is welcome.")]
    duties: Annotated[tuple[Text, ...], Field(description="What the work is.")]
    aside: Annotated[tuple[Text, ...], Field(description="What asks nothing of a candidate.")]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Cues:
    """Words inside a clause that say what it is."""

    must: Annotated[tuple[Text, ...], Field(description="It is required.")]
    nice: Annotated[tuple[Text, ...], Field(description="It is welcome.")]
    asks: Annotated[tuple[Text, ...], Field(description="It asks something, outside any section.")]
    duties: Annotated[tuple[Text, ...], Field(description="It is a task, outside any section.")]
    tasks: Annotated[tuple[Text, ...], Field(description="First words of a task of the job.")]
    aside: Annotated[
        tuple[Text, ...], Field(description="A heading with one of these asks nothing.")
    ]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Requirements:
    """How a job description is read."""

    version: Annotated[Text, Field(description="Rises whenever reading or matching changes.")]
    headings: Annotated[Headings, Field(description="Headings by what stands under them.")]
    cues: Annotated[Cues, Field(description="Words inside a clause.")]
    noise: Annotated[
        tuple[Text, ...], Field(description="A line that holds one of these asks nothing.")
    ]
    terms: Annotated[
        tuple[Term, ...], Field(min_length=1, description="The words of the field, as a tree.")
    ]


def read_requirements(pack_dir: Path) -> Requirements:
    """Read a pack's `resume/requirements.yaml`.

    Raises:
        PackErrors: Everything that is wrong with it.
    """
    source = read_source(pack_dir / FILE)
    requirements: Requirements = validate(source, Requirements)
    wrong = tuple(source.error(*finding) for finding in _check_terms(requirements.terms))
    if wrong:
        raise PackErrors(wrong)
    return requirements


def check_requirements(pack_dir: Path, topics: Iterable[str]) -> tuple[PackError, ...]:
    """Find everything that is wrong with a pack's requirements; a pack may have none.

    Args:
        pack_dir: The pack's folder.
        topics: Ids of its topics.
    """
    if not (pack_dir / FILE).is_file():
        return ()
    try:
        requirements = read_requirements(pack_dir)
    except PackErrors as several:
        return several.errors
    except PackError as error:
        return (error,)
    problems = [path.parent.name for path in sorted(pack_dir.glob("problems/*/problem.yaml"))]
    found = tuple(_check_names(requirements.terms, tuple(topics), problems))
    source = read_source(pack_dir / FILE) if found else None
    return tuple(source.error(*finding) for finding in found) if source else ()


def _check_names(
    terms: Sequence[Term], topics: Sequence[str], problems: Sequence[str]
) -> Iterator[Finding]:
    for place, term in enumerate(terms):
        for field, noun, names, known in (
            ("topics", "topic", term.topics, topics),
            ("problems", "problem", term.problems, problems),
        ):
            for number, name in enumerate(names):
                if name not in known:
                    said = f"there is no {noun} {name!r}{did_you_mean(name, known)}"
                    yield ("terms", place, field, number), said


def _check_terms(terms: tuple[Term, ...]) -> Iterator[Finding]:
    known: dict[str, Term] = {}
    for place, term in enumerate(terms):
        if term.id in known:
            yield ("terms", place, "id"), f"{term.id!r} is given twice"
        known[term.id] = term
    for place, term in enumerate(terms):
        for number, name in enumerate(term.under):
            steps = ("terms", place, "under", number)
            if name not in known:
                yield steps, f"there is no term {name!r}{did_you_mean(name, known)}"
            elif term.id in _above(name, known):
                yield steps, f"{name!r} is under {term.id!r} itself"
        yield from _repeated(place, term)


def _repeated(place: int, term: Term) -> Iterator[Finding]:
    for number, wording in enumerate(term.says):
        if wording.lower() == term.name.lower() and term.wordings != term.says:
            yield ("terms", place, "says", number), f"{wording!r} is its name"


def _above(name: str, known: Mapping[str, Term]) -> dict[str, None]:
    """A term and all it is under, each once, nearest first."""
    found: dict[str, None] = {}
    waiting = [name]
    while waiting:
        each = waiting.pop(0)
        if each not in found and each in known:
            found[each] = None
            waiting += known[each].under
    return found
