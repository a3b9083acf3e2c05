"""The content format: frozen dataclasses that are the YAML format, its JSON Schema and the type.

Every field's docstring comment is its documentation in docs/reference/content.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints, with_config

Axis = Literal["fundamentals", "design", "engineering", "framing", "communication"]
Kind = Literal["spoken", "code", "lab", "resume", "story"]
Seniority = Literal["junior", "mid", "senior", "staff"]

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Minutes = Annotated[int, Field(ge=1, le=480)]
Weight = Annotated[int, Field(ge=1, le=5)]

STRICT = ConfigDict(strict=True, extra="forbid", arbitrary_types_allowed=False)


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Level:
    """One rung of a criterion; its position in the list is the level, 0 upward."""

    anchor: Annotated[Text, Field(description="What a candidate at this level does, in one line.")]
    says: Annotated[
        tuple[Text, ...],
        Field(description="Wordings that show this level; three or more above level 0."),
    ] = ()


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Criterion:
    """One thing an interviewer listens for, with an anchor for each level."""

    id: Annotated[Id, Field(description="Unique in the question.")]
    axis: Annotated[Axis, Field(description="The one axis this criterion counts towards.")]
    title: Annotated[Text, Field(description="What is listened for, as a short verb phrase.")]
    weight: Annotated[Weight, Field(description="1 (nice) to 5 (decides the question).")] = 1
    levels: Annotated[
        tuple[Level, ...], Field(min_length=2, max_length=5, description="Worst first.")
    ]
    denies: Annotated[
        tuple[Text, ...], Field(description="Wordings that contradict the point.")
    ] = ()

    @property
    def top(self) -> int:
        """The highest level."""
        return len(self.levels) - 1


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Probe:
    """What the interviewer asks when a criterion has not been shown."""

    criterion: Annotated[Id, Field(description="The criterion it draws out.")]
    ask: Annotated[Text, Field(description="One question, without giving the point away.")]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Hint:
    """What the interviewer says when asked for help; it costs credit."""

    criterion: Annotated[Id, Field(description="The criterion it helps with.")]
    say: Annotated[Text, Field(description="A push in the right direction, not the answer.")]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Exemplar:
    """An answer whose marks we know; `bank check` grades it and compares."""

    name: Annotated[
        Id, Field(description="strong, weak, fluent-and-wrong, right-in-other-words, or your own.")
    ]
    answer: Annotated[Text, Field(description="As a candidate would say it, in full sentences.")]
    marks: Annotated[
        Mapping[Id, int],
        Field(description="Criterion to level; a criterion not named is at level 0."),
    ]
    mistakes: Annotated[
        tuple[Id, ...], Field(description="The mistakes that must be found in it.")
    ] = ()


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Question:
    """One question with all an interviewer needs to ask, follow up and mark it."""

    id: Annotated[Id, Field(description="Equals the file name; never changes.")]
    revision: Annotated[int, Field(ge=1, description="Rises whenever asking or marking changes.")]
    kind: Annotated[Kind, Field(description="How it is answered.")]
    topic: Annotated[Id, Field(description="A topic of the pack; equals the folder's name.")]
    level: Annotated[Seniority, Field(description="The seniority it is pitched at.")]
    minutes: Annotated[Minutes, Field(description="How long a good conversation about it takes.")]
    ask: Annotated[Text, Field(description="What the interviewer says.")]
    rephrase: Annotated[
        str, Field(description="The same question put differently, after a non-answer.")
    ] = ""
    tests: Annotated[Text, Field(description="What the interviewer is after.")]
    structure: Annotated[
        tuple[Text, ...], Field(min_length=1, description="How a strong answer is built.")
    ]
    rubric: Annotated[tuple[Criterion, ...], Field(min_length=1, description="The criteria.")]
    mistakes: Annotated[
        tuple[Id, ...], Field(description="Mistakes from the vocabulary to listen for.")
    ] = ()
    probes: Annotated[tuple[Probe, ...], Field(description="At least one for each criterion.")]
    hints: Annotated[tuple[Hint, ...], Field(description="Given on request.")] = ()
    exemplars: Annotated[tuple[Exemplar, ...], Field(description="Answers with known marks.")] = ()
    answer: Annotated[Text, Field(description="What a strong candidate says, for study.")]

    def criterion(self, criterion_id: str) -> Criterion:
        """Find a criterion of this question.

        Raises:
            KeyError: The rubric has none by that id.
        """
        for criterion in self.rubric:
            if criterion.id == criterion_id:
                return criterion
        raise KeyError(criterion_id)


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Topic:
    """One topic questions belong to."""

    id: Annotated[Id, Field(description="The name of its folder of questions; never changes.")]
    title: Annotated[Text, Field(description="Its name for candidates.")]
    about: Annotated[Text, Field(description="What a candidate should be able to do with it.")]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Mistake:
    """One mistake of the fixed vocabulary, with the wordings that show or clear it."""

    id: Annotated[Id, Field(description="Its name in questions and scorecards; never changes.")]
    title: Annotated[Text, Field(description="The mistake, as an interviewer would note it.")]
    by: Annotated[
        Literal["saying", "omission"],
        Field(description="Shown by something said, or by something never said."),
    ] = "saying"
    serious: Annotated[bool, Field(description="Whether it caps the recommendation.")] = False
    shows: Annotated[tuple[Text, ...], Field(description="Wordings that show it (by saying).")] = ()
    clears: Annotated[
        tuple[Text, ...], Field(description="Wordings that show the candidate avoids it.")
    ] = ()
    why: Annotated[Text, Field(description="Why an interviewer minds.")]
    instead: Annotated[Text, Field(description="What to say instead.")]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Part:
    """One stretch of a round with its own minutes and questions."""

    id: Annotated[Id, Field(description="Unique in the round.")]
    title: Annotated[Text, Field(description="Its name for candidates.")]
    minutes: Annotated[Minutes, Field(description="How long it lasts.")]
    topics: Annotated[
        tuple[Id, ...], Field(description="Questions are drawn from these, one a topic first.")
    ] = ()
    questions: Annotated[
        tuple[Id, ...], Field(description="Or these very questions, in this order.")
    ] = ()
    problems: Annotated[
        tuple[Id, ...],
        Field(description="Or coding problems: their ids, or topics to draw problems from."),
    ] = ()
    cases: Annotated[
        tuple[Id, ...],
        Field(description="Or cases to design, of which one is drawn; then it is the only part."),
    ] = ()
    count: Annotated[int, Field(ge=0, description="How many to plan; 0 takes all named.")] = 0


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Round:
    """One sitting: what is asked, in which order, for how long."""

    id: Annotated[Id, Field(description="Equals the file name; never changes.")]
    title: Annotated[Text, Field(description="Its name for candidates.")]
    stage: Annotated[Id, Field(description="The stage of the process it belongs to.")]
    minutes: Annotated[
        Minutes, Field(description="How long it lasts, with opening, closing and their questions.")
    ]
    about: Annotated[Text, Field(description="What the candidate is told before it starts.")]
    opening: Annotated[Text, Field(description="The interviewer's first words.")]
    closing: Annotated[Text, Field(description="The interviewer's last words.")]
    parts: Annotated[tuple[Part, ...], Field(min_length=1, description="In the order asked.")]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Stage:
    """One step of the process between applying and an offer."""

    id: Annotated[Id, Field(description="Unique in the loop.")]
    title: Annotated[Text, Field(description="Its name for candidates.")]
    minutes: Annotated[Minutes, Field(description="At the least.")]
    up_to: Annotated[Minutes, Field(description="At the most.")]
    about: Annotated[Text, Field(description="What happens in it, for candidates.")]
    rounds: Annotated[tuple[Id, ...], Field(min_length=1, description="The rounds it consists of.")]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Loop:
    """The stages of a process, in order."""

    id: Annotated[Id, Field(description="Equals the file name; never changes.")]
    title: Annotated[Text, Field(description="Its name for candidates.")]
    about: Annotated[Text, Field(description="What to expect, for candidates.")]
    stages: Annotated[tuple[Stage, ...], Field(min_length=1, description="In order.")]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Pack:
    """A pack's own page: what it rehearses and how its axes are called."""

    id: Annotated[Id, Field(description="Equals the folder name; never changes.")]
    title: Annotated[Text, Field(description="Its name for candidates.")]
    version: Annotated[Text, Field(description="Rises with every release of the pack.")]
    language: Annotated[Text, Field(description="BCP 47 tag of the language it is written in.")]
    about: Annotated[Text, Field(description="What it rehearses, for candidates.")]
    axes: Annotated[Mapping[Axis, Text], Field(description="Each axis' name for candidates.")]


@dataclass(frozen=True, kw_only=True)
class Bank:
    """A whole pack, read and ready to ask from; mappings keep their files' order."""

    pack: Pack
    topics: Mapping[str, Topic] = field(default_factory=dict)
    mistakes: Mapping[str, Mistake] = field(default_factory=dict)
    loops: Mapping[str, Loop] = field(default_factory=dict)
    rounds: Mapping[str, Round] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
