"""Compares an answer with one reference: words covered, nearness in meaning, and verdicts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from greenroom.grading.late import LATE, late
from greenroom.grading.polarity import opposition
from greenroom.grading.spans import Span, units, word_count
from greenroom.grading.terms import content, presence_matrix, weigh, weight_matrix, words
from greenroom.grading.wordings import Cut, Floats, products
from greenroom.language.readers import Readers

if TYPE_CHECKING:
    from greenroom.language.embed import Embedder
    from greenroom.language.entail import Entail

VERDICTS = (  # of the support model
    "supported",  # the reference as a whole, by the answer
    "absent",
    "contradicted",
    "sentences_supported",  # mean over its sentences, by their length
    "least_supported",
    "sentences_contradicted",
    "most_contradicted",
    "answer_supported",  # the answer, by the reference
    "answer_absent",
    "answer_contradicted",
)
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
    *LATE,
    "wanted",  # how long the reference is, and the answer: log of one more than its words
    "given",
    *VERDICTS,
)
BY_WORDS = frozenset(HEAD[:7])
BY_MEANING = frozenset(HEAD[:10])
ASKED = 2  # references, of several, that the support model is asked about
JUDGED = len(HEAD) - len(VERDICTS)  # features before what the support model says
PLAIN = 9  # features of words and of whole sentences' nearness, after the constant


@dataclass(frozen=True, kw_only=True, eq=False)
class Against:
    """An answer against one reference: `near` and `cover` are (sentences, spans)."""

    sentences: tuple[Span, ...]
    near: Floats
    cover: Floats
    features: Floats  # (HEAD,)


def expanded(rows: Floats) -> Floats:
    """Features (n, HEAD) with what they say together, (n, EXPANDED), without the constant."""
    of = {name: rows[:, place] for place, name in enumerate(HEAD)}
    together = (
        of["covered"] * of["supported"],
        of["sentence_cosine"] * of["supported"],
        of["supported"] - of["contradicted"],
        of["sentences_supported"] - of["most_contradicted"],
        np.minimum(of["supported"], of["answer_supported"]),
        np.sqrt(np.maximum(of["covered"], 0.0)),
        of["news_met"] * of["supported"],
        of["precise"] * of["answer_supported"],
        of["supported"] * of["answer_supported"],
    )
    return np.concatenate([rows[:, 1:], np.stack(together, axis=1)], axis=1)


def measure(
    ask: str, references: Sequence[str], answer: str, pieces: Cut, readers: Readers
) -> tuple[Against, ...]:
    """Compare an answer with references; the support model is asked about the nearest ones."""
    told = [_compared(ask, reference, answer, pieces, readers) for reference in references]
    if readers.entail is None:
        return tuple(told)
    near = np.array([_promise(each) for each in told])
    asked = []
    for place in sorted(np.argsort(-near, kind="stable")[:ASKED]):
        each = told[place]
        found = _verdicts(ask, each.sentences, references[place], answer, readers.entail)
        asked.append(replace(each, features=np.concatenate([each.features[:JUDGED], found])))
    return tuple(asked)


def _promise(found: Against) -> float:
    """How likely it is that an answer does best against this reference."""
    of = dict(zip(HEAD, found.features, strict=True))
    return float(of["covered"] + of["news_met"] + of["whole_cosine"])


def _compared(ask: str, reference: str, answer: str, pieces: Cut, readers: Readers) -> Against:
    """Compare an answer with one reference, by all but verdicts."""
    sentences = units(reference)
    documents = [content(sentence.text) or words(sentence.text) for sentence in sentences]
    told = weigh([[term] for document in documents for term in document], content(ask))
    weights = weight_matrix([*documents, [t for d in documents for t in d]], told)
    said = presence_matrix([*pieces.stems, content(answer) or words(answer)], list(told))
    cover = products(weights[:-1], said[:-1]) if pieces.spans else np.zeros((len(sentences), 1))
    near = _nearness(reference, sentences, pieces, readers.embed)
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
                *late(ask, reference, answer, readers.read),
                *np.log1p([word_count(reference), word_count(answer)]).round(4),
                *([0.0] * len(VERDICTS)),
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


def _verdicts(
    ask: str, sentences: Sequence[Span], reference: str, answer: str, entail: "Entail"
) -> Sequence[float]:
    """What the support model says of the reference, its sentences, and the answer."""
    several = [sentence.text for sentence in sentences] if len(sentences) > 1 else []
    said = [(answer, text) for text in (reference, *several)]
    found = entail(ask, [*said, (reference, answer)])
    found, back = found[:-1], found[-1]
    each = found[1:] if several else found
    share = np.array([sentence.words for sentence in sentences], dtype=float)
    of = share / share.sum() @ each
    return (*found[0], of[0], each[:, 0].min(), of[2], each[:, 2].max(), *back)


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
