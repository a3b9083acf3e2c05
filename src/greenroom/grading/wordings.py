"""A question's fixed wordings and an answer's spans, made ready to be compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from greenroom.content.model import Question
from greenroom.grading.spans import Span, units, windows
from greenroom.grading.terms import content, presence_matrix, weigh, weight_matrix
from greenroom.grading.vocabulary import phrases

if TYPE_CHECKING:
    from greenroom.language.embed import Embedder

Floats = NDArray[np.float64]
Places = NDArray[np.intp]
DENIES = -1


@dataclass(frozen=True, slots=True)
class Statement:
    """One wording of a rubric: what it is about and the level it shows, or `DENIES`."""

    text: str
    criterion: int
    level: int


@dataclass(frozen=True, kw_only=True, eq=False)
class Wordings:
    """Everything of a question an answer is compared with; vectors are None without weights."""

    statements: tuple[Statement, ...]
    known: tuple[str, ...]  # the stems of the statements, the columns of `weights`
    weights: Floats  # (statements, stems), each row sums to 1
    telling: Floats  # (stems,) 1 where neither the question nor empty talk has the stem
    vectors: Floats | None  # (statements, dimensions)
    given_vectors: Floats | None

    @cached_property
    def criteria(self) -> Floats:
        """The criterion of each statement, by position in the rubric."""
        return np.array([statement.criterion for statement in self.statements], dtype=float)

    @cached_property
    def levels(self) -> Floats:
        """The level of each statement."""
        return np.array([statement.level for statement in self.statements], dtype=float)

    def centre_of(self, places: Places) -> Floats:
        """The direction of some statements together; zeros without any, or without vectors."""
        if self.vectors is None or not len(places):
            return np.zeros(1 if self.vectors is None else self.vectors.shape[1])
        mean: Floats = self.vectors[places].mean(axis=0)
        return mean / (np.linalg.norm(mean) or 1.0)

    def leaning(self, towards: Places, away: Places) -> Floats:
        """For each known stem, the log-odds that one side rather than the other says it."""
        said = self.weights > 0
        for_it = (said[towards].sum(axis=0) + 0.1) / (len(towards) + 0.5)
        against = (said[away].sum(axis=0) + 0.1) / (len(away) + 0.5)
        either = said[towards].any(axis=0) | said[away].any(axis=0)
        odds: Floats = np.where(either, np.log(for_it / against), 0.0)
        return odds


@dataclass(frozen=True, kw_only=True, eq=False)
class Cut:
    """An answer cut into spans, with their stems and, with weights, their vectors."""

    spans: tuple[Span, ...]
    stems: tuple[tuple[str, ...], ...]
    vectors: Floats | None


@dataclass(frozen=True, kw_only=True, eq=False)
class Spoken:
    """An answer's spans compared with wordings.

    `present` is (spans, stems): 1 where a known stem is said. `cosine` and `cover` are
    (spans, statements); `echo` and `filler` are (spans,): how near a span is to the question
    itself and to interview talk without content (by words, the share of its words in such talk).
    `verdicts` is (statements, 3), what the support model says of the whole answer and each
    wording: supported, absent, contradicted; zeros where it was not asked, None without it.
    """

    spans: tuple[Span, ...]
    vectors: Floats | None
    present: Floats
    cosine: Floats
    cover: Floats
    echo: Floats
    filler: Floats
    verdicts: Floats | None = None


def statements(question: Question) -> tuple[Statement, ...]:
    """All wordings of a rubric, in its order."""
    return tuple(
        Statement(text, place, level)
        for place, criterion in enumerate(question.rubric)
        for level, wordings in (
            *((level, rung.says) for level, rung in enumerate(criterion.levels)),
            (DENIES, criterion.denies),
        )
        for text in wordings
    )


def make_ready(
    stated: Sequence[Statement], given: Sequence[str], embed: "Embedder | None"
) -> Wordings:
    """Prepare fixed wordings once; words of `given` (what the interviewer says) tell little."""
    documents = [content(statement.text) for statement in stated]
    heard = {term for text in given for term in content(text)}
    told = weigh(documents, heard)
    empty = heard | _talk_stems()
    return Wordings(
        statements=tuple(stated),
        known=tuple(told),
        weights=weight_matrix(documents, told),
        telling=np.array([float(term not in empty) for term in told]),
        vectors=embedded(embed, [statement.text for statement in stated]),
        given_vectors=embedded(embed, given),
    )


def cut(answer: str, embed: "Embedder | None") -> Cut:
    """Cut an answer into spans and embed them, in one call."""
    parts = units(answer)
    spans = windows(answer, parts)
    vectors = None
    if embed is not None and parts:
        of_parts = np.asarray(embed([part.text for part in parts]), dtype=float)
        vectors = _joined(of_parts, spans, parts)
    return Cut(
        spans=spans, stems=tuple(tuple(content(span.text)) for span in spans), vectors=vectors
    )


def compare(pieces: Cut, wordings: Wordings, talk: Floats | None = None) -> Spoken:
    """Compare every span with every wording, and with talk that says nothing."""
    size, vectors = len(pieces.spans), pieces.vectors
    present = presence_matrix(pieces.stems, wordings.known)
    if vectors is None or wordings.vectors is None or not wordings.statements:
        cosine = np.zeros((size, len(wordings.statements)))
    else:
        cosine = np.round(products(vectors, wordings.vectors), 4)
    return Spoken(
        spans=pieces.spans,
        vectors=vectors,
        present=present,
        cosine=cosine,
        cover=np.round(products(present, wordings.weights), 4),
        echo=_nearest(size, vectors, wordings.given_vectors),
        filler=_idle_share(pieces) if vectors is None else _nearest(size, vectors, talk),
    )


@cache
def _talk_stems() -> frozenset[str]:
    """Stems of interview talk without content."""
    return frozenset(term for text in phrases("filler") for term in content(text))


def _idle_share(pieces: Cut) -> Floats:
    """The share of each span's words that interview talk without content has too."""
    idle = _talk_stems()
    return np.array(
        [sum(term in idle for term in stems) / (len(stems) or 1) for stems in pieces.stems]
    )


def _joined(vectors: Floats, spans: Sequence[Span], parts: Sequence[Span]) -> Floats:
    """A span's vector is its units' mean by length: joining costs no second look at the text."""
    lengths = np.array([part.words for part in parts], dtype=float)[:, None]
    joined = np.stack(
        [
            (vectors[span.first : span.last + 1] * lengths[span.first : span.last + 1]).sum(axis=0)
            for span in spans
        ]
    )
    norms: Floats = np.linalg.norm(joined, axis=1, keepdims=True)
    return joined / np.where(norms > 0, norms, 1.0)


def _nearest(size: int, vectors: Floats | None, others: Floats | None) -> Floats:
    if vectors is None or others is None or not len(others):
        return np.zeros(size)
    nearest: Floats = np.round(products(vectors, others).max(axis=1), 4)
    return nearest


def products(ours: Floats, theirs: Floats) -> Floats:
    """Dot products of all rows of two matrices.

    Not by BLAS: its threads wait for more work by spinning, which holds up the threads that embed,
    and how they share the work changes the last digits.
    """
    found: Floats = np.einsum("ik,jk->ij", ours, theirs)
    return found


def embedded(embed: "Embedder | None", texts: Sequence[str]) -> Floats | None:
    """Vectors of texts, (texts, dimensions); None without an embedder."""
    if embed is None:
        return None
    return np.asarray(embed(list(texts)), dtype=float) if texts else np.zeros((0, 1))
