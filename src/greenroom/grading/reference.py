"""Grades an answer against reference answers alone: a candidate's own question has no rubric.

The sentences of a reference become criteria; the share comes from a small linear head on words
covered and on nearness in meaning, fitted on human scores (bench/calibrate.py --answers).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from greenroom.errors import CallerError
from greenroom.grading.axes import band
from greenroom.grading.calibration import constants
from greenroom.grading.model import AxisShare, Evidence, Grade, Mark, Scorecard, Ungraded
from greenroom.grading.polarity import opposition
from greenroom.grading.recommend import lowest, start_from
from greenroom.grading.spans import Span, units, word_count
from greenroom.grading.support import probability
from greenroom.grading.terms import content, presence_matrix, weigh, weight_matrix, words
from greenroom.grading.wordings import Cut, Floats, cut, products

if TYPE_CHECKING:
    from greenroom.language.embed import Embedder

HEAD = (
    "bias",
    "covered",  # weighted share of the reference's words that were said
    "sentences_covered",  # the same, mean over its sentences by the nearest span
    "precise",  # share of the answer's words that the reference has
    "spelt",  # character trigrams shared
    "opposed",  # opposite polarity to the nearest sentence, worst
    "short",  # how much shorter than the reference, 0 to 1
    "whole_cosine",
    "sentence_cosine",  # mean over sentences of the nearest span
    "worst_cosine",  # the sentence least matched
)
BY_WORDS = frozenset(HEAD[:7])


@dataclass(frozen=True, kw_only=True, eq=False)
class Against:
    """An answer against one reference: `near` and `cover` are (sentences, spans)."""

    sentences: tuple[Span, ...]
    near: Floats
    cover: Floats
    features: Floats  # (HEAD,)


def grade_reference(
    ask: str, references: Sequence[str], answer: str, embed: "Embedder | None"
) -> Grade:
    """Grade an answer by the reference it does best against.

    Args:
        ask: The question; "" when it is not known. Its words count for little.
        references: One or more reference answers.
        answer: What was said.
        embed: Turns texts into vectors; None grades by words alone.

    Raises:
        CallerError: There is no reference with words in it.
    """
    told = [reference for reference in references if words(reference)]
    if not told:
        raise CallerError("a reference answer is needed")
    name = "lexical-1" if embed is None else "offline-1"
    if not words(answer):
        return Ungraded(
            question="reference", revision=1, grader=name, answer=answer, reason="silence"
        )
    pieces = cut(answer, embed)
    against = [measure(ask, reference, answer, pieces, embed) for reference in told]
    shares = [predicted(each.features, by_words=embed is None) for each in against]
    best = int(np.argmax(shares))
    return _scorecard(name, answer, pieces, against[best], shares[best])


def predicted(features: Floats, *, by_words: bool) -> float:
    """The share the head predicts, 0 to 1."""
    head = constants()["reference"]["lexical" if by_words else "embedding"]
    weights = np.array([head["weights"].get(name, 0.0) for name in HEAD])
    return round(float(np.clip(features @ weights, 0.0, 1.0)), 4)


def measure(
    ask: str, reference: str, answer: str, pieces: Cut, embed: "Embedder | None"
) -> Against:
    """Compare an answer with one reference."""
    sentences = units(reference)
    documents = [content(sentence.text) or words(sentence.text) for sentence in sentences]
    told = weigh([[term] for document in documents for term in document], content(ask))
    weights = weight_matrix([*documents, [t for d in documents for t in d]], told)
    said = presence_matrix([*pieces.stems, content(answer) or words(answer)], list(told))
    cover = products(weights[:-1], said[:-1]) if pieces.spans else np.zeros((len(sentences), 1))
    near = _nearness(reference, sentences, pieces, embed)
    return Against(
        sentences=sentences,
        near=near[0],
        cover=cover,
        features=np.array(
            [
                1.0,
                float(weights[-1] @ said[-1]),
                float(cover.max(axis=1).mean()),
                _precision(answer, documents),
                _spelling(reference, answer),
                _opposed(sentences, pieces, near[0] + cover),
                max(0.0, 1 - word_count(answer) / word_count(reference)),
                near[1],
                float(near[0].max(axis=1).mean()),
                float(near[0].max(axis=1).min()),
            ]
        ),
    )


def _nearness(
    reference: str, sentences: Sequence[Span], pieces: Cut, embed: "Embedder | None"
) -> tuple[Floats, float]:
    """Cosines of sentences and spans, and of the two texts as wholes."""
    if embed is None or pieces.vectors is None:
        return np.zeros((len(sentences), max(len(pieces.spans), 1))), 0.0
    texts = [sentence.text for sentence in sentences]
    vectors = np.asarray(embed([*texts, reference]), dtype=float)
    single = [p for p, span in enumerate(pieces.spans) if span.first == span.last]
    lengths = np.array([pieces.spans[p].words for p in single], dtype=float)[:, None]
    whole = (pieces.vectors[single] * lengths).sum(axis=0)
    cosine = float(whole @ vectors[-1] / (np.linalg.norm(whole) or 1.0))
    return np.round(products(vectors[:-1], pieces.vectors), 4), round(cosine, 4)


def _precision(answer: str, documents: Sequence[Sequence[str]]) -> float:
    said, known = set(content(answer)), {term for document in documents for term in document}
    return len(said & known) / len(said) if said else 0.0


def _spelling(reference: str, answer: str) -> float:
    ours, theirs = _trigrams(answer), _trigrams(reference)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours and theirs else 0.0


def _trigrams(text: str) -> set[str]:
    flat = " ".join(words(text))
    return {flat[place : place + 3] for place in range(len(flat) - 2)}


def _opposed(sentences: Sequence[Span], pieces: Cut, nearness: Floats) -> float:
    if not len(pieces.spans):
        return 0.0
    nearest = nearness.argmax(axis=1)
    return max(
        opposition(pieces.spans[place].text, sentence.text)
        for sentence, place in zip(sentences, nearest, strict=True)
    )


def _scorecard(name: str, answer: str, pieces: Cut, best: Against, share: float) -> Scorecard:
    head = constants()["reference"]["lexical" if name == "lexical-1" else "embedding"]
    margin = float(head["margin"])
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
    )


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
