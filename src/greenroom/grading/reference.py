"""Grades an answer against reference answers alone: a candidate's own question has no rubric.

The sentences of a reference become criteria; the share comes from a small linear head on words
covered and on nearness in meaning, fitted on human scores (bench/calibrate.py --answers).
"""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np

from greenroom.errors import CallerError
from greenroom.grading.against import HEAD, Against, expanded, measure
from greenroom.grading.axes import band
from greenroom.grading.calibration import KINDS, constants, grader_name
from greenroom.grading.gates import NO_CLAIM, is_list, is_reference, on_subject, own_part
from greenroom.grading.head import Head, read_head
from greenroom.grading.model import AxisShare, Evidence, Grade, Mark, Reason, Scorecard, Ungraded
from greenroom.grading.recommend import lowest, start_from
from greenroom.grading.spans import Span
from greenroom.grading.substance import gives_instructions
from greenroom.grading.support import probability
from greenroom.grading.terms import words
from greenroom.grading.wordings import Cut, Floats, cut
from greenroom.language.readers import Readers

SHIPPED = Path(__file__).with_name("reference-head.json")


def grade_reference(
    ask: str,
    references: Sequence[str],
    answer: str,
    readers: Readers,
) -> Grade:
    """Grade an answer by the reference it does best against.

    Args:
        ask: The question; "" when it is not known. Its words count for little.
        references: One or more reference answers.
        answer: What was said.
        readers: What texts are read with; without an embedder they are graded by words alone,
            without the support model they are only compared.

    Raises:
        CallerError: There is no reference with words in it.
    """
    told = [reference for reference in references if words(reference)]
    if not told:
        raise CallerError("a reference answer is needed")
    name = grader_name(readers.embed, readers.entail)
    if not words(answer):
        return Ungraded(
            question="reference", revision=1, grader=name, answer=answer, reason="silence"
        )
    own = own_part(ask, told, answer)
    pieces = cut(own, readers.embed)
    against = measure(ask, told, own, pieces, readers)
    shares = [settled(predicted(each.features, name), each, own, told) for each in against]
    best = int(np.argmax(shares))
    reason: Reason = "" if words(own) else _nothing(answer)
    return _scorecard(name, answer, pieces, (against[best], shares[best]), reason)


def settled(share: float, against: Against, own: str, references: Sequence[str]) -> float:
    """A predicted share, as far as the answer is an answer at all."""
    if is_reference(references, own):
        return 1.0
    if not words(own):
        return 0.0
    of = dict(zip(HEAD, map(float, against.features), strict=True))
    near = float(against.near.max(initial=0.0))
    share *= on_subject(near, of["covered"], of["supported"])
    return round(min(share, NO_CLAIM) if is_list(own) else share, 4)


def _nothing(answer: str) -> Reason:
    return "instructions-to-grader" if gives_instructions(answer) else "question-copied"


def predicted(features: Floats, grader: str) -> float:
    """The share the head predicts, 0 to 1."""
    if KINDS[grader] == "support":
        return round(float(shipped_head().predict(expanded(features[None]))[0]), 4)
    head = constants()["reference"][KINDS[grader]]
    weights = np.array([head["weights"].get(name, 0.0) for name in HEAD])
    return round(float(np.clip(features @ weights, 0.0, 1.0)), 4)


@cache
def shipped_head() -> Head:
    """The head that bench/reference_head.py fitted."""
    return read_head(json.loads(SHIPPED.read_text(encoding="utf-8"))["head"])


def _scorecard(
    name: str, answer: str, pieces: Cut, found: tuple[Against, float], reason: Reason
) -> Scorecard:
    best, share = found
    margin = _margin(share, name)
    low, high = round(max(share - margin, 0.0), 4), round(min(share + margin, 1.0), 4)
    recommendation, reasons = lowest(start_from(share), ())
    axis = AxisShare(share=share, low=low, high=high, band=band(share))
    return Scorecard(
        question="reference",
        revision=1,
        grader=name,
        answer=answer,
        marks=_marks(answer, pieces, best, by_words=name == "lexical-1"),
        mistakes=(),
        axes={"fundamentals": axis},
        share=share,
        interval=(low, high),
        recommendation=recommendation,
        reasons=reasons,
        reason=reason,
    )


def _margin(share: float, grader: str) -> float:
    """How far the share may be off, for nine answers in ten."""
    if KINDS[grader] == "support":
        return float(shipped_head().margin(np.array([share]))[0])
    return float(constants()["reference"][KINDS[grader]]["margin"])


def _marks(answer: str, pieces: Cut, best: Against, *, by_words: bool) -> tuple[Mark, ...]:
    """A mark for each sentence of the reference, with the span that comes nearest to it."""
    nearness = best.cover if by_words else 0.7 * best.near + 0.3 * best.cover
    chances = probability(10 * (nearness - 0.5))
    heaviest = max(sentence.words for sentence in best.sentences)
    marks = []
    for place, sentence in enumerate(best.sentences):
        nearest = int(chances[place].argmax())
        chance = float(chances[place, nearest])
        shown = chance >= 0.5 and bool(pieces.spans)
        span = pieces.spans[nearest] if shown else None
        marks.append(
            Mark(
                criterion=f"sentence-{place + 1}",
                axis="fundamentals",
                level=int(shown),
                top=1,
                weight=max(1, round(5 * sentence.words / heaviest)),
                confidence=round(max(chance, 1 - chance), 4),
                evidence=_quotes(answer, span),
            )
        )
    return tuple(marks)


def _quotes(answer: str, span: Span | None) -> tuple[Evidence, ...]:
    if span is None:
        return ()
    return (Evidence(start=span.start, end=span.end, quote=answer[span.start : span.end]),)
