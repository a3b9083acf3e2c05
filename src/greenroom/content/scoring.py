"""How a résumé is scored, as a pack writes it: parts, rules, flags of bullets, and their words."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import Field, with_config

from greenroom.content.check_question import Finding
from greenroom.content.load import validate
from greenroom.content.model import STRICT, Id, Text
from greenroom.content.probes import BulletFlag
from greenroom.content.source import read_source
from greenroom.content.suggest import did_you_mean
from greenroom.errors import PackError, PackErrors

FILE = Path("resume") / "rules.yaml"
HUNDRED = 100.0
Severity = Literal["fault", "advice", "note"]
Phrases = tuple[Text, ...]
Share = Annotated[float, Field(ge=0, le=1)]
How = Literal["shown", "breadth", "bullets", "whole"]


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class FlagRule:
    """One thing a bullet may show."""

    flag: Annotated[BulletFlag, Field(description="Its name.")]
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
    source = read_source(pack_dir / FILE)
    rules: Rules = validate(source, Rules)
    wrong = tuple(source.error(*finding) for finding in _check(rules))
    if wrong:
        raise PackErrors(wrong)
    return rules


def check_rules(pack_dir: Path) -> tuple[PackError, ...]:
    """Find everything that is wrong with a pack's rules of scoring; a pack may have none."""
    if not (pack_dir / FILE).is_file():
        return ()
    try:
        read_rules(pack_dir)
    except PackErrors as several:
        return several.errors
    except PackError as error:
        return (error,)
    return ()


def _check(rules: Rules) -> Iterator[Finding]:
    parts = [part.id for part in rules.parts]
    total = sum(part.weight for part in rules.parts)
    if total != HUNDRED:
        yield ("parts",), f"the weights make {total:g}, not {HUNDRED:g}"
    yield from _twice("parts", "id", parts)
    yield from _twice("rules", "id", [rule.id for rule in rules.rules])
    yield from _twice("flags", "flag", [rule.flag for rule in rules.flags])
    for flag in get_args(BulletFlag):
        if flag not in [rule.flag for rule in rules.flags]:
            yield ("flags",), f"there is no flag {flag!r}"
    for place, rule in enumerate(rules.rules):
        if rule.part not in parts:
            hint = did_you_mean(rule.part, parts)
            yield ("rules", place, "part"), f"there is no part {rule.part!r}{hint}"
    yield from _check_lists(rules)


def _twice(field: str, name: str, ids: list[str]) -> Iterator[Finding]:
    for place, given in enumerate(ids):
        if given in ids[:place]:
            yield (field, place, name), f"{given!r} is given twice"


def _check_lists(rules: Rules) -> Iterator[Finding]:
    """Find the phrases that speak of a list there is none of."""
    places: Iterable[tuple[tuple[str | int, ...], Phrases]] = (
        *((("flags", n, "shows"), each.shows) for n, each in enumerate(rules.flags)),
        *((("flags", n, "unless"), each.unless) for n, each in enumerate(rules.flags)),
        *((("rules", n, "words"), each.words) for n, each in enumerate(rules.rules)),
        *((("rules", n, "unless"), each.unless) for n, each in enumerate(rules.rules)),
        *((("lists", name), phrases) for name, phrases in rules.lists.items()),
    )
    for steps, phrases in places:
        for number, phrase in enumerate(phrases):
            for name in re.findall(r"<([^<>]*)>", phrase):
                if name not in rules.lists:
                    hint = did_you_mean(name, rules.lists)
                    yield (*steps, number), f"there is no list {name!r}{hint}"
