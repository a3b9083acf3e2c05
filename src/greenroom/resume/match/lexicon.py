"""Finds the pack's terms in a text, however they are written, and knows what stands under what."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from greenroom.content.requirements import Requirements, Term
from greenroom.resume.match.words import Word, fold, words

How = Literal["any", "cased", "listed"]

_GAP = re.compile(r"[\s\-‐‑–/&.'’+()\u00ad]{0,4}")
_BEFORE = re.compile(
    r"(?:^|[\n,;:/(|·•+&\[–—*\"“-]|\b(?:in|with|and|or|using|like|of|know|speak|as|language|languages"
    r"|limited to|plus|either|both|modern|some|strong|good|solid|production)\s)[\s*`\"“]*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[\s*`\"”]*(?:$|[\n,;/)|·•\]–—:(]|\.(?:\s|$)|(?:and|or|is|are|as|for|on|in|that|plus|a plus"
    r"|skills?|code|services?|programming|experience|etc|would|preferred|required|desirable)\b)",
    re.IGNORECASE,
)
_AFTER_A_VERB = re.compile(r"\s+(?:in|on|for|as|that)\b", re.IGNORECASE)
_TYPO_LETTERS = 7  # a shorter word that is one letter off is too often another word
_SWAP_LETTERS = 6  # two letters swapped ("pyhton") are seldom another word


@dataclass(frozen=True, slots=True)
class Mention:
    """A term, and where a text names it."""

    term: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Wording:
    term: str
    how: How
    raw: tuple[str, ...]
    folded: tuple[str, ...]


class Lexicon:
    """The pack's terms, ready to be found."""

    def __init__(self, requirements: Requirements) -> None:
        self.requirements = requirements
        self.terms: Mapping[str, Term] = {term.id: term for term in requirements.terms}
        self._by_first = _by_first_word(requirements.terms)
        self._names = _long_names(requirements.terms)
        self._above = {name: self._walk_up(name) for name in self.terms}
        self._below: dict[str, tuple[str, ...]] = {
            name: tuple(other for other in self.terms if name in self._above[other])
            for name in self.terms
        }

    def find(self, text: str) -> tuple[Mention, ...]:
        """Every term a text names, in order; of wordings that overlap, the longest."""
        found: list[Mention] = []
        there = words(text)
        place = 0
        while place < len(there):
            wording = self._at(text, there, place)
            if wording:
                last = there[place + len(wording.folded) - 1]
                found.append(Mention(wording.term, there[place].start, last.end))
            place += len(wording.folded) if wording else 1
        return tuple(found)

    def above(self, term: str) -> tuple[str, ...]:
        """A term and all it is under."""
        return self._above[term]

    def below(self, term: str) -> tuple[str, ...]:
        """A term and all that is under it."""
        return self._below[term]

    def kin(self, term: str) -> tuple[str, ...]:
        """The terms that stand in for one in part, with all that is under them."""
        families = [name for name in self.terms[term].under if self.terms[name].kin]
        found = dict.fromkeys(
            other for family in families for other in self._below[family] if other != family
        )
        return tuple(name for name in found if name not in self._below[term])

    def topics(self, term: str) -> tuple[str, ...]:
        """The topics a term is asked about in: its own, or those of the nearest above it."""
        return next((t for name in self._above[term] if (t := self.terms[name].topics)), ())

    def problems(self, term: str, topic: str) -> tuple[str, ...]:
        """The coding problems that rehearse a term in a topic: its own, or the nearest above it."""
        owners = (name for name in self._above[term] if topic in self.topics(name))
        return next((found for name in owners if (found := self.terms[name].problems)), ())

    def _walk_up(self, name: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        waiting = [name]
        while waiting:
            each = waiting.pop(0)
            if each not in found:
                found[each] = None
                waiting += self.terms[each].under
        return tuple(found)

    def _at(self, text: str, there: tuple[Word, ...], place: int) -> _Wording | None:
        first = there[place]
        for wording in self._by_first.get(first.folded, ()):
            run = there[place : place + len(wording.folded)]
            if tuple(word.folded for word in run) == wording.folded and _fits(text, run, wording):
                return wording
        return None if first.folded in self._by_first else self._typo(first)

    def _typo(self, word: Word) -> _Wording | None:
        """A tool's name with one letter wrong, missing, doubled or swapped."""
        if len(word.folded) < _SWAP_LETTERS or not word.folded.isascii():
            return None
        from rapidfuzz.distance import OSA

        for wording in self._names.get(word.folded[0], ()):
            name = wording.folded[0]
            swapped = sorted(name) == sorted(word.folded)
            long = min(len(name), len(word.folded)) >= _TYPO_LETTERS
            near = OSA.distance(name, word.folded, score_cutoff=1) == 1
            if (swapped or long) and near:
                return wording
        return None


def _by_first_word(terms: tuple[Term, ...]) -> dict[str, tuple[_Wording, ...]]:
    found: dict[str, list[_Wording]] = defaultdict(list)
    for term in terms:
        for wording in _wordings(term):
            found[wording.folded[0]].append(wording)
    return {
        first: tuple(sorted(several, key=lambda wording: -len(wording.folded)))
        for first, several in found.items()
    }


def _wordings(term: Term) -> Iterator[_Wording]:
    hows: tuple[tuple[How, tuple[str, ...]], ...] = (
        ("any", term.wordings),
        ("cased", term.cased),
        ("listed", term.listed),
    )
    for how, texts in hows:
        for text in texts:
            raw = tuple(word.raw for word in words(text))
            yield _Wording(term.id, how, raw, tuple(fold(word) for word in raw))


def _long_names(terms: tuple[Term, ...]) -> dict[str, tuple[_Wording, ...]]:
    """Names of tools that are one long word, by their first letter."""
    found: dict[str, list[_Wording]] = defaultdict(list)
    for term in terms:
        for wording in _wordings(term) if term.kind == "tool" else ():
            lone = len(wording.folded) == 1 and wording.how == "any"
            if lone and len(wording.folded[0]) >= _SWAP_LETTERS:
                found[wording.folded[0][0]].append(wording)
    return {letter: tuple(several) for letter, several in found.items()}


def _fits(text: str, run: tuple[Word, ...], wording: _Wording) -> bool:
    gaps = (text[left.end : right.start] for left, right in pairwise(run))
    if not all(_GAP.fullmatch(gap) for gap in gaps):
        return False
    if wording.how == "any":
        return True
    if tuple(word.raw for word in run) != wording.raw:
        return False
    return wording.how == "cased" or _in_a_list(text, run[0].start, run[-1].end)


def _in_a_list(text: str, start: int, end: int) -> bool:
    """Whether a word of everyday English stands where only a name would."""
    if text[end : end + 1] in ("&", "-", "'", "’") or text[max(0, start - 1) : start] == "&":
        return False
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    opens = not before.strip() or before.rstrip(" *-•·").endswith("\n")
    verb = opens and _AFTER_A_VERB.match(after)  # "Excel in all you do", "Go for it"
    return bool(_BEFORE.search(before) and _AFTER.match(after)) and not verb
