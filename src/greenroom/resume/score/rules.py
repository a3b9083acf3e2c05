"""The rules of scoring as the pack writes them, in resume/rules.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, with_config

from greenroom.content.load import read_file
from greenroom.content.model import STRICT, Id, Text
from greenroom.resume.model import Flag, Severity

Phrases = tuple[Text, ...]
Share = Annotated[float, Field(ge=0, le=1)]
How = Literal["shown", "breadth", "bullets", "whole"]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class FlagRule:
    """One thing a bullet may show."""

    flag: Annotated[Flag, Field(description="Its name.")]
    title: Annotated[Text, Field(description="Its name for candidates.")]
    policy: Annotated[Text, Field(description="When a person should say that a bullet shows it.")]
    points: Annotated[Share, Field(description="What it earns a bullet.")]
    needed: Annotated[
        int, Field(ge=0, description="In how many bullets a whole career should show it.")
    ] = 0
    shows: Annotated[Phrases, Field(description="Phrases that show it.")] = ()
    unless: Annotated[Phrases, Field(description="Phrases that do not, though they look so.")] = ()


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Verbs:
    """First words of a bullet."""

    strong: Annotated[
        Phrases,
        Field(description="They say what the candidate did: the base, and the past if irregular."),
    ]
    weak: Annotated[Phrases, Field(description="Phrases that hide it.")]
    before: Annotated[Phrases, Field(description="Words that may stand before the verb.")]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class PartRule:
    """One part of the score."""

    id: Annotated[Id, Field(description="Its name; never changes.")]
    title: Annotated[Text, Field(description="Its name for candidates.")]
    weight: Annotated[float, Field(gt=0, le=100, description="Points of the hundred.")]
    how: Annotated[How, Field(description="How its share is worked out.")]
    about: Annotated[Text, Field(description="What it looks at, for candidates.")]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Rule:
    """One thing that may be found."""

    id: Annotated[Id, Field(description="Its name in findings; never changes.")]
    part: Annotated[Id, Field(description="The part it costs.")]
    severity: Annotated[Severity, Field(description="How much it matters.")]
    cost: Annotated[Share, Field(description="The share of the part (or of one bullet) it costs.")]
    most: Annotated[Share, Field(description="The most all findings of this rule may cost.")] = 1.0
    when: Annotated[Text, Field(description="What is found, for the page of rules.")]
    advice: Annotated[Text, Field(description="What to do, in one sentence asking for facts.")]
    words: Annotated[Phrases, Field(description="Phrases it looks for.")] = ()
    unless: Annotated[Phrases, Field(description="Phrases in which they do not count.")] = ()


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class Rules:
    """All the rules by which a résumé is scored."""

    version: Annotated[Text, Field(description="Rises whenever a score may change.")]
    enough: Annotated[float, Field(gt=0, le=2, description="Points a bullet needs to be full.")]
    fewest: Annotated[int, Field(ge=1, description="Bullets from which shares count in full.")]
    unknown: Annotated[
        Mapping[Severity, Share], Field(description="What findings without a rule cost.")
    ]
    parts: Annotated[tuple[PartRule, ...], Field(min_length=1, description="The score's parts.")]
    rules: Annotated[tuple[Rule, ...], Field(description="What may be found.")]
    flags: Annotated[tuple[FlagRule, ...], Field(description="What bullets may show.")]
    verbs: Annotated[Verbs, Field(description="First words of a bullet.")]
    lists: Annotated[
        Mapping[str, Phrases], Field(description="Words that rules speak of, by the list's name.")
    ]


def read_rules(pack_dir: Path) -> Rules:
    """Read a pack's rules of scoring.

    Raises:
        PackErrors: Everything that is wrong with the file.
    """
    return read_file(pack_dir / "resume" / "rules.yaml", Rules)
