"""Grades what a candidate said: marks from evidence, contradictions named, junk called junk.

A mark above 0 needs two things of a span of the answer: relevance (it is about the criterion) and
support (it says what the level asks for). How sure the grader is comes out as probabilities; the
same answer always gets the same scorecard.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from greenroom.content.model import Criterion, Mistake, Question
from greenroom.grading.blank import Blank
from greenroom.grading.calibration import KINDS, constants, grader_name
from greenroom.grading.interval import share
from greenroom.grading.mistakes import Earned, find_mistakes, mistake_statements
from greenroom.grading.model import (
    Evidence,
    Grade,
    Grader,
    Mark,
    Reason,
)
from greenroom.grading.relevance import is_attempt, is_talk, relevant, touches
from greenroom.grading.spans import Span, word_count
from greenroom.grading.substance import gives_instructions, nothing_said, own_words
from greenroom.grading.support import Support, Supported, by_wordings
from greenroom.grading.verdicts import verdicts
from greenroom.grading.vocabulary import phrases
from greenroom.grading.wordings import (
    Floats,
    Spoken,
    Wordings,
    compare,
    cut,
    embedded,
    make_ready,
    statements,
)

if TYPE_CHECKING:
    from greenroom.language.embed import Embedder
    from greenroom.language.entail import Entail

SHOWN = 0.5  # probability from which a level, or a contradiction, counts
NAMED = 0.7  # probability from which a contradiction is told: nobody is accused on a hunch
DOUBT = 0.2  # by how much more a span may support a point and still count against it
CLEARLY = 0.6  # probability from which a point made elsewhere may outweigh a contradiction,
LEAD = 0.15  # when it is surer than the contradiction by this
BEYOND_DOUBT = 0.9  # and however sure that is, from this on
SHORT = 25  # words under which an answer that shows nothing cannot be told from a thin one


@dataclass(frozen=True, kw_only=True, eq=False)
class _Ready:
    """A question's fixed wordings, prepared once in a process."""

    rubric: Wordings
    mistakes: tuple[Mistake, ...]
    blunders: Wordings
    talk: Floats | None


def make_grader(
    embed: "Embedder | None",
    mistakes: Mapping[str, Mistake],
    entail: "Entail | None" = None,
    support: Support = by_wordings,
) -> Grader:
    """Make a grader of free text; without an embedder it goes by words alone and says so.

    Args:
        embed: Turns texts into vectors; None grades by words ("lexical-1").
        mistakes: The vocabulary of mistakes; a question's own are listened for.
        entail: The support model; without it, or without an embedder, wordings are only compared.
        support: Judges spans against criteria.
    """
    name = grader_name(embed, entail)
    prepared: dict[tuple[object, ...], _Ready] = {}

    def ready(question: Question) -> _Ready:
        key = (question.id, question.revision, question.ask, statements(question))
        if key not in prepared:
            prepared[key] = _make_ready(question, mistakes, embed)
        return prepared[key]

    def grade(question: Question, answer: str) -> Grade:
        blank = Blank(question=question, grader=name, answer=answer)
        reason = nothing_said(question, answer)
        if reason == "silence":
            return blank.ungraded(reason)
        if reason:
            return blank.scorecard(_nothing(question), reason=reason)
        listen = _Listening(embed, entail, support)
        return _grade_attempt(blank, ready(question), own_words(question, answer), listen)

    return grade


class _Listening(NamedTuple):
    """What an answer is read with."""

    embed: "Embedder | None"
    entail: "Entail | None"
    support: Support


def _make_ready(
    question: Question, vocabulary: Mapping[str, Mistake], embed: "Embedder | None"
) -> _Ready:
    listed = tuple(vocabulary[name] for name in question.mistakes if name in vocabulary)
    given = [text for text in (question.ask, question.rephrase) if text]
    return _Ready(
        rubric=make_ready(statements(question), given, embed),
        mistakes=listed,
        blunders=make_ready(mistake_statements(listed), (), embed),
        talk=embedded(embed, phrases("filler")),
    )


def _grade_attempt(blank: Blank, ready: _Ready, own: str, listen: _Listening) -> Grade:
    pieces = cut(own, listen.embed)
    spoken = compare(pieces, ready.rubric, ready.talk)
    if not is_attempt(spoken, ready.rubric):
        return _name_nothing(blank, spoken)
    spoken = _judged(spoken, ready.rubric, listen)
    supported = [
        _relevant_support(spoken, ready.rubric, place, listen.support)
        for place in range(len(blank.question.rubric))
    ]
    marks = tuple(
        _mark(blank, criterion, spoken, found)
        for criterion, found in zip(blank.question.rubric, supported, strict=True)
    )
    earned = Earned(_earning(len(spoken.spans), supported), share(marks))
    heard_again = _judged(compare(pieces, ready.blunders), ready.blunders, listen)
    blunders = find_mistakes(blank.answer, ready.mistakes, heard_again, ready.blunders, earned)
    heard = any(mark.level or mark.contradicted for mark in marks)
    if not heard and gives_instructions(blank.answer):
        return blank.scorecard(marks, reason="instructions-to-grader")
    if not heard and not blunders and word_count(blank.answer) < SHORT:
        return blank.ungraded("thin-evidence")
    return blank.scorecard(marks, blunders)


def _judged(spoken: Spoken, wordings: Wordings, listen: _Listening) -> Spoken:
    """With what the support model says, where there is one."""
    if listen.embed is None or listen.entail is None:
        return spoken
    return replace(spoken, verdicts=verdicts(listen.entail, spoken, wordings))


def _earning(size: int, supported: Sequence[Supported]) -> tuple[bool, ...]:
    """Which spans support any level of any criterion."""
    earning = np.zeros(size, dtype=bool)
    for found in supported:
        earning |= (found.levels >= SHOWN).any(axis=0)
    return tuple(map(bool, earning))


def _name_nothing(blank: Blank, spoken: Spoken) -> Grade:
    """What an answer was that is no attempt at the question."""
    reason: Reason = "filler" if is_talk(spoken) else "off-topic"
    if gives_instructions(blank.answer):
        reason = "instructions-to-grader"
    elif reason == "off-topic" and word_count(blank.answer) < SHORT and touches(spoken):
        return blank.ungraded("thin-evidence")
    return blank.scorecard(_nothing(blank.question), reason=reason)


def _relevant_support(
    spoken: Spoken, wordings: Wordings, place: int, support: Support
) -> Supported:
    """Support where there is relevance; nothing elsewhere."""
    about = relevant(spoken, wordings, place).astype(float)
    found = support(spoken, wordings, place)
    return Supported(levels=found.levels * about, against=found.against * about)


def _mark(blank: Blank, criterion: Criterion, spoken: Spoken, found: Supported) -> Mark:
    chances = np.zeros(criterion.top)
    chances[: len(found.levels)] = found.levels.max(axis=1, initial=0.0)
    contradicted = _contradicted(spoken, found)
    if contradicted is not None and not _clear_elsewhere(spoken, found, contradicted):
        chances = chances * (1 - found.against[contradicted])
        chances = np.minimum(chances, SHOWN - 0.01)
    level = int((chances >= SHOWN).sum())
    sure = 1.0 if level == 0 else float(chances[level - 1])
    above = float(chances[level]) if level < criterion.top else 0.0
    return Mark(
        criterion=criterion.id,
        axis=criterion.axis,
        level=level,
        top=criterion.top,
        weight=criterion.weight,
        confidence=round((sure - above) * _trust(blank.grader), 4),
        evidence=_evidence(blank.answer, spoken, found, level),
        contradicted=None
        if contradicted is None or found.against[contradicted] < NAMED
        else _quote(blank.answer, spoken.spans[contradicted]),
    )


def _trust(grader: str) -> float:
    """How far a grader's own confidence is believed; one that goes by words alone, less."""
    return float(constants()[KINDS[grader]]["trust"])


def _contradicted(spoken: Spoken, found: Supported) -> int | None:
    """The span that most clearly says the opposite, unless it supports the point by far more."""
    supports = found.levels[0] if len(found.levels) else np.zeros(len(spoken.spans))
    opposed = np.where(found.against > supports - DOUBT, found.against, 0.0)
    if not len(opposed) or opposed.max() < SHOWN:
        return None
    return int(opposed.argmax())


def _clear_elsewhere(spoken: Spoken, found: Supported, contradicted: int) -> bool:
    """Whether a span apart from the contradiction shows the first level, more clearly than it."""
    wrong = spoken.spans[contradicted]
    clear = min(max(CLEARLY, float(found.against[contradicted]) + LEAD), BEYOND_DOUBT)
    return any(
        chance >= clear and (span.last < wrong.first or span.first > wrong.last)
        for span, chance in zip(spoken.spans, found.levels[0], strict=True)
    )


def _evidence(answer: str, spoken: Spoken, found: Supported, level: int) -> tuple[Evidence, ...]:
    if not level:
        return ()
    return (_quote(answer, spoken.spans[int(found.levels[level - 1].argmax())]),)


def _quote(answer: str, span: Span) -> Evidence:
    return Evidence(start=span.start, end=span.end, quote=answer[span.start : span.end])


def _nothing(question: Question) -> tuple[Mark, ...]:
    """Every criterion at level 0, for certain."""
    return tuple(
        Mark(
            criterion=criterion.id,
            axis=criterion.axis,
            level=0,
            top=criterion.top,
            weight=criterion.weight,
            confidence=1.0,
        )
        for criterion in question.rubric
    )
