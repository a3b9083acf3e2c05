"""Cuts an answer into spans of one to three sentences with exact offsets, typed or transcribed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from greenroom.grading.vocabulary import word_set

LONGEST = 28  # words a unit may have before it is cut at a clause
SHORTEST = 9  # words a clause must have to stand alone
WIDEST = 3  # units a span may join
APART = 8  # characters between units from which they are no neighbours
_ABBREVIATIONS = word_set("abbreviations")
_BREAK = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)|\n+")
_CLAUSE = re.compile(
    r"(?<=[,;:])\s+|\s+[—–-]\s+|\s+(?=(?:but|because|so|whereas|while|which|and|then|also|"
    r"however|unless|okay|now|if|when)\s)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an answer: `answer[start:end] == text`; `first` to `last` are its units."""

    start: int
    end: int
    text: str
    first: int
    last: int

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(_WORD.findall(self.text))


@lru_cache(maxsize=8)  # an answer is cut again for each look at it
def units(answer: str) -> tuple[Span, ...]:
    """Cut an answer into sentences, and very long sentences into clauses.

    A transcript without punctuation is one long sentence: it is cut before conjunctions, and
    where there are none, by length.
    """
    pieces = [
        piece
        for start, end in _sentences(answer)
        for piece in _clauses(answer, start, end)
        if _WORD.search(answer, *piece)
    ]
    return tuple(
        Span(start, end, answer[start:end], index, index)
        for index, (start, end) in enumerate(pieces)
    )


def windows(answer: str, parts: tuple[Span, ...]) -> tuple[Span, ...]:
    """Join neighbouring units into every span of one to three of them, the shortest first."""
    joined = [
        Span(
            parts[first].start,
            parts[first + width].end,
            answer[parts[first].start : parts[first + width].end],
            parts[first].first,
            parts[first + width].last,
        )
        for width in range(WIDEST)
        for first in range(len(parts) - width)
        if all(parts[n + 1].start - parts[n].end <= APART for n in range(first, first + width))
    ]
    return tuple(joined)


@lru_cache(maxsize=256)
def word_count(text: str) -> int:
    """How many words a text has."""
    return len(_WORD.findall(text))


def _sentences(answer: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _BREAK.finditer(answer):
        if "\n" not in found.group() and _is_abbreviation(answer[start : found.start()]):
            continue
        yield from _trimmed(answer, start, found.end())
        start = found.end()
    yield from _trimmed(answer, start, len(answer))


def _is_abbreviation(before: str) -> bool:
    """Whether the full stop after `before` ends a word such as "e.g" or a list's number."""
    word = before.rsplit(maxsplit=1)[-1].lower().lstrip("([\"'") if before.split() else ""
    return word in _ABBREVIATIONS or (len(before.split()) == 1 and word.isdigit())


def _clauses(answer: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if word_count(answer[start:end]) <= LONGEST:
        yield start, end
        return
    cuts = [cut.end() for cut in _CLAUSE.finditer(answer, start, end)]
    for cut in cuts:
        enough = word_count(answer[start:cut]) >= SHORTEST
        if enough and word_count(answer[cut:end]) >= SHORTEST:
            yield from _by_length(answer, start, cut)
            start = cut
    yield from _by_length(answer, start, end)


def _by_length(answer: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what no conjunction cuts every `LONGEST` words."""
    found = list(_WORD.finditer(answer, start, end))
    while len(found) > LONGEST + SHORTEST:
        yield from _trimmed(answer, start, found[LONGEST].start())
        start = found[LONGEST].start()
        found = found[LONGEST:]
    yield from _trimmed(answer, start, end)


def _trimmed(answer: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    text = answer[start:end]
    left = len(text) - len(text.lstrip(" \t\r\n-*•·"))
    if text.strip():
        yield start + left, start + len(text.rstrip())
