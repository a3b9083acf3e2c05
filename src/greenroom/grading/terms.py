"""Content words: stems, how much each tells, and which wordings' words an answer covers."""

import math
import re
import threading
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np
import snowballstemmer  # type: ignore[import-untyped]  # it ships no types
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from greenroom.grading.vocabulary import word_set

QUESTION_WORD = 0.35  # what a word is worth that the question already gave away
_TYPO = 86.0  # rapidfuzz ratio from which a long unknown stem counts as a misspelt known one
_WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?%?")
_LOCK = threading.Lock()
_STEMMER = snowballstemmer.stemmer("english")
_OPPOSITE_PREFIX = re.compile(r"^(?:un|in|im|non|dis|de|over|under|mis|ir|a)")

STOP_WORDS = word_set("stop_words")


@lru_cache(maxsize=256)  # one answer's spans are asked for again and again
def words(text: str) -> tuple[str, ...]:
    """Lower-case words of a text, in order, contractions whole."""
    return tuple(_WORD.findall(text.lower().replace("’", "'")))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The English (Porter 2) stem of a word."""
    with _LOCK:  # the stemmer keeps its place in itself
        return str(_STEMMER.stemWord(word))


@lru_cache(maxsize=256)
def content(text: str) -> tuple[str, ...]:
    """Stems of the words that carry meaning, in order."""
    return tuple(stem(word) for word in words(text) if word not in STOP_WORDS)


def weigh(documents: Sequence[Iterable[str]], demoted: Iterable[str]) -> Mapping[str, float]:
    """How much each stem tells: rare among the wordings is much, given by the question little."""
    counts = Counter(term for document in documents for term in set(document))
    total = len(documents)
    given = set(demoted)
    return {
        term: math.log(1 + total / count) * (QUESTION_WORD if term in given else 1.0)
        for term, count in sorted(counts.items())
    }


def weight_matrix(
    documents: Sequence[Iterable[str]], weights: Mapping[str, float]
) -> NDArray[np.float64]:
    """Rows of documents over columns of stems, each row summing to 1 (or 0 when empty)."""
    columns = {term: index for index, term in enumerate(weights)}
    matrix = np.zeros((len(documents), len(columns)))
    for row, document in enumerate(documents):
        for term in set(document) & columns.keys():
            matrix[row, columns[term]] = weights[term]
    sums = matrix.sum(axis=1, keepdims=True)
    return matrix / np.where(sums > 0, sums, 1.0)


def presence_matrix(
    documents: Sequence[Iterable[str]], vocabulary: Sequence[str]
) -> NDArray[np.float64]:
    """Rows of documents over columns of known stems, 1 where said, typos forgiven."""
    columns = {term: index for index, term in enumerate(vocabulary)}
    long_terms = [term for term in vocabulary if len(term) >= 5]
    matrix = np.zeros((len(documents), len(columns)))
    known: dict[str, str | None] = {}
    for row, document in enumerate(documents):
        for term in set(document):
            if term not in known:
                known[term] = term if term in columns else _nearest_spelling(term, long_terms)
            match = known[term]
            if match is not None:
                matrix[row, columns[match]] = 1.0
    return matrix


def _nearest_spelling(term: str, vocabulary: Sequence[str]) -> str | None:
    """The known stem a long unknown one misspells; never its opposite (un-, over-, ...)."""
    if len(term) < 5 or not vocabulary:
        return None
    found = process.extractOne(term, vocabulary, scorer=fuzz.ratio, score_cutoff=_TYPO)
    if found is None or _OPPOSITE_PREFIX.sub("", term) == _OPPOSITE_PREFIX.sub("", found[0]):
        return None
    return str(found[0])
