"""Cuts a piece of a job description into clauses, one where the need changes, and says the need."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from greenroom.content.requirements import Cues
from greenroom.resume.match.model import Need
from greenroom.resume.match.page import Piece
from greenroom.resume.match.words import folded, holds

_END = re.compile(r"(?<![.\s][A-Za-z])(?<!\be\.g)(?<!\bi\.e)(?<!\betc)[.!?]+\s+(?=[A-Z\"“(])|;\s+")
_PART = re.compile(r"\s*[,(–—]\s*|\)\s*|\s+but\s+|\s+-\s+")
_JOINED = re.compile(r"\b(?:or|and)\b")
_LINKS = folded("is are be would will but and a an the very highly strongly also all")
_SHORT = 4  # words of a name in a list
_EDGES = " \t\n.,;:!?–—-*_`"
_UNASKED = re.compile(
    r"\b(?:do(?:n['’]?t| not)|no) (?:need|require)\b|\bno (?:phd|degree|experience) "
    r"(?:is )?(?:needed|required|necessary)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """Words that ask one thing."""

    text: str
    start: int
    end: int
    need: Need


class Phrases:
    """The pack's cues, folded."""

    def __init__(self, cues: Cues) -> None:
        self.nice = tuple(folded(text) for text in cues.nice)
        self.must = tuple(folded(text) for text in cues.must)
        self.asks = tuple(folded(text) for text in cues.asks)
        self.duties = tuple(folded(text) for text in cues.duties)
        self.tasks = frozenset(folded(text)[:1] for text in cues.tasks)


def says(text: str, phrases: tuple[tuple[str, ...], ...]) -> bool:
    """Whether a text holds one of some phrases."""
    given = folded(text)
    return any(holds(given, phrase) for phrase in phrases)


def clauses(piece: Piece, phrases: Phrases) -> Iterator[Clause]:
    """The clauses of a piece, in order; those that take a demand back are left out."""
    for start, end in _sentences(piece):
        parts = _by_need(piece.text, start, end, phrases)
        duty = piece.under == "duties"
        for first, last in [_trimmed(piece.text, start, end)] if duty else parts:
            text = piece.text[first:last]
            if text and not _UNASKED.search(text):
                offset = piece.start
                need = _need(piece, text, phrases)
                yield Clause(text, offset + first, offset + last, need)


def _need(piece: Piece, text: str, phrases: Phrases) -> Need:
    if piece.under == "duties":
        return "must"
    return "nice" if piece.under == "nice" or says(text, phrases.nice) else "must"


def _sentences(piece: Piece) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _END.finditer(piece.text):
        yield start, found.start()
        start = found.end()
    yield start, len(piece.text)


def _by_need(text: str, start: int, end: int, phrases: Phrases) -> Iterator[tuple[int, int]]:
    """Cut a sentence where a wish begins after a demand, or the other way round."""
    cuts = [start]
    wishes = [_is_wish(text, start, end, phrases)]
    for found in _PART.finditer(text, start, end):
        wish = _is_wish(text, found.end(), end, phrases)
        if wish and _ends_a_list(text, (cuts[-1], found.start(), end), phrases):
            continue
        if wish != wishes[-1] and (wish or ")" in found[0]):
            cuts.append(found.end())
            wishes.append(wish)
    if not any(wishes[1:]):
        cuts = [start]
    for first, last in zip(cuts, [*cuts[1:], end], strict=True):
        yield _trimmed(text, first, last)


def _is_wish(text: str, start: int, end: int, phrases: Phrases) -> bool:
    """Whether the part that begins here, up to the next break, wishes for something."""
    given = folded(_part(text, start, end))
    cue = next((phrase for phrase in phrases.nice if holds(given, phrase)), None)
    return cue is not None and any(word not in (*cue, *_LINKS) for word in given)


def _ends_a_list(text: str, spans: tuple[int, int, int], phrases: Phrases) -> bool:
    """Whether a wish goes for all that a comma parts from it: "Go, Java or Rust a plus"."""
    first, comma, end = spans
    before, part = text[first:comma], _part(text, comma, end)
    listed = _JOINED.search(part) and not says(" ".join(part.split()[:3]), phrases.nice)
    return bool(listed) and len(before.split()) <= _SHORT and not says(before, phrases.must)


def _part(text: str, start: int, end: int) -> str:
    opening = re.compile(r"[\s,(–—-]*").match(text, start, end)
    start = opening.end() if opening else start
    stop = _PART.search(text, start, end)
    return text[start : stop.start() if stop else end]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    inside = text[start:end]
    if inside.endswith("(") or (inside.endswith(")") and "(" not in inside):
        return _trimmed(text, start, end - 1)
    return start, end
