"""The kinds of question an interviewer asks of a line of a résumé: when, in which words, and why.

How an answer to one is marked stands in the pack's question of the same id.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, with_config

from greenroom.content.check_question import Finding
from greenroom.content.load import validate
from greenroom.content.model import STRICT, Bank, Id, Text
from greenroom.content.source import Step, read_source
from greenroom.content.suggest import did_you_mean
from greenroom.errors import PackErrors

FILE = Path("resume") / "probes.yaml"
QUOTE = "{quote}"
FEWEST_ASKS = 3

BulletFlag = Literal[
    "metric", "problem", "data", "model", "alternative", "evaluation", "deployed", "monitored",
    "verb",
]  # fmt: skip
"""What a bullet may show; the résumé's model says what each means."""


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class When:
    """One reason to ask; all that is given of it must hold of the bullet."""

    shown: Annotated[
        tuple[BulletFlag, ...], Field(description="The bullet shows all of these.")
    ] = ()
    missing: Annotated[
        tuple[BulletFlag, ...], Field(description="The bullet shows none of these.")
    ] = ()
    rules: Annotated[
        tuple[Id, ...], Field(description="A finding by one of these rules stands at the bullet.")
    ] = ()
    says: Annotated[
        tuple[Text, ...],
        Field(description="Regular expressions, in any case; one of them is found in the bullet."),
    ] = ()
    unless: Annotated[
        tuple[Text, ...], Field(description="Regular expressions; none of them is found.")
    ] = ()
    weight: Annotated[
        int, Field(ge=1, le=9, description="1 (when nothing better is to ask) to 9 (a must).")
    ]
    asks: Annotated[
        tuple[Text, ...],
        Field(description="Ways to ask for this reason; those of the kind when there are none."),
    ] = ()


@with_config(STRICT)
@dataclass(frozen=True, kw_only=True)
class ProbeKind:
    """One kind of question about a line of a résumé."""

    id: Annotated[Id, Field(description="The pack's question that says how an answer is marked.")]
    title: Annotated[Text, Field(description="What it draws out, for candidates.")]
    why: Annotated[Text, Field(description="What an interviewer wants to learn by it.")]
    exact: Annotated[
        bool, Field(description="Whether to quote a found name alone, without what it stands in.")
    ] = False
    when: Annotated[
        tuple[When, ...], Field(min_length=1, description="The reasons; the heaviest counts.")
    ]
    asks: Annotated[
        tuple[Text, ...],
        Field(
            min_length=FEWEST_ASKS,
            description="Ways to ask, each with {quote} once where the bullet is quoted.",
        ),
    ]


def read_probe_kinds(pack_dir: Path) -> tuple[ProbeKind, ...]:
    """Read a pack's `resume/probes.yaml`; a pack without one has none.

    Raises:
        PackErrors: Everything that is wrong with it.
    """
    if not (pack_dir / FILE).is_file():
        return ()
    source = read_source(pack_dir / FILE)
    kinds: tuple[ProbeKind, ...] = validate(source, tuple[ProbeKind, ...])
    wrong = tuple(source.error(*finding) for finding in _check_kinds(kinds))
    if wrong:
        raise PackErrors(wrong)
    return kinds


def check_marked(kinds: tuple[ProbeKind, ...], bank: Bank) -> Iterator[Finding]:
    """Find the kinds of probe to which no question says how an answer is marked."""
    known = [question.id for question in bank.questions.values() if question.kind == "resume"]
    for place, kind in enumerate(kinds):
        if kind.id not in known:
            hint = did_you_mean(kind.id, known)
            yield (place, "id"), f"there is no question of kind resume {kind.id!r}{hint}"


def _check_kinds(kinds: tuple[ProbeKind, ...]) -> Iterator[Finding]:
    ids = [kind.id for kind in kinds]
    for place, kind in enumerate(kinds):
        if kind.id in ids[:place]:
            yield (place, "id"), f"{kind.id!r} is given twice"
        yield from _check_asks((place, "asks"), kind.asks)
        for number, when in enumerate(kind.when):
            steps: tuple[Step, ...] = (place, "when", number)
            yield from _check_patterns(steps, when)
            yield from _check_asks((*steps, "asks"), when.asks)
            if 0 < len(when.asks) < FEWEST_ASKS:
                yield (*steps, "asks"), f"needs {FEWEST_ASKS} asks or more, or none"
    if kinds and not any(_always(when) for kind in kinds for when in kind.when):
        yield (), "no kind fires for every bullet: give one a reason with a weight alone"


def _check_asks(steps: tuple[Step, ...], asks: tuple[str, ...]) -> Iterator[Finding]:
    for number, ask in enumerate(asks):
        if ask.count(QUOTE) != 1:
            yield (*steps, number), f"must have {QUOTE} once"
        if ask in asks[:number]:
            yield (*steps, number), "is given twice"


def _check_patterns(steps: tuple[Step, ...], when: When) -> Iterator[Finding]:
    for field, patterns in (("says", when.says), ("unless", when.unless)):
        for number, pattern in enumerate(patterns):
            try:
                re.compile(pattern)
            except re.error as error:
                yield (*steps, field, number), f"is no regular expression: {error}"


def _always(when: When) -> bool:
    return not (when.shown or when.missing or when.rules or when.says or when.unless)
