"""Where a résumé names the pack's terms, and what naming it there is worth."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from greenroom.resume.match.lexicon import Lexicon
from greenroom.resume.match.model import Quote
from greenroom.resume.model import Fact, Resume

Worth = Literal["used", "studied", "listed"]
WORTHS: tuple[Worth, ...] = ("used", "studied", "listed")

_LISTED_SECTIONS = ("certificates", "interests", "references")
_LONGEST_QUOTE = 300
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_WISHED = re.compile(  # what somebody is looking for is nothing they have shown
    r"\b(?:seeking|looking for|looking to|aspiring|eager to|hoping|want to|would like to"
    r"|interested in|aiming)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a résumé's text that belongs together: a bullet, a title, one skill.

    Attributes:
        entry: The number of the position it belongs to, projects counted on from there; -1 when it
            belongs to none.
        words: What it says, a word broken over two lines whole.
    """

    start: int
    end: int
    worth: Worth
    entry: int = -1
    words: str = ""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A term in a passage."""

    term: str
    passage: Passage


class Evidence:
    """A résumé's terms, ready to be asked for."""

    def __init__(self, resume: Resume, lexicon: Lexicon) -> None:
        self.text = resume.document.text
        self.passages = tuple(_passages(resume))
        self._lexicon = lexicon
        self._by_term: Mapping[str, list[Sighting]] = _sightings(self.passages, lexicon)

    def of(self, terms: Iterable[str]) -> tuple[Sighting, ...]:
        """Where any of some terms, or of those under them, is named; what was used comes first."""
        names = dict.fromkeys(below for term in terms for below in self._lexicon.below(term))
        found = [sighting for name in names for sighting in self._by_term.get(name, ())]
        return tuple(sorted(found, key=_strength))

    def literally(self, name: str) -> tuple[Passage, ...]:
        """Where a name the lexicon does not know stands, whole."""
        pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
        return tuple(passage for passage in self.passages if pattern.search(passage.words))

    def quote(self, passage: Passage) -> Quote:
        """A passage's words as they stand."""
        end = min(passage.end, passage.start + _LONGEST_QUOTE)
        return Quote(self.text[passage.start : end], passage.start, end)


def _strength(sighting: Sighting) -> tuple[int, int]:
    return WORTHS.index(sighting.passage.worth), sighting.passage.start


def _sightings(passages: Sequence[Passage], lexicon: Lexicon) -> Mapping[str, list[Sighting]]:
    found: dict[str, list[Sighting]] = defaultdict(list)
    for passage in passages:
        for term in dict.fromkeys(mention.term for mention in lexicon.find(passage.words)):
            found[term].append(Sighting(term, passage))
    return found


def _passages(resume: Resume) -> Iterator[Passage]:
    """Every passage, and last the lines that no field holds, so that nothing read wrong is lost."""
    told = [*_work(resume), *_elsewhere(resume)]
    covered = sorted((passage.start, passage.end) for passage in told)
    yield from told
    covered += [(fact.start, fact.end) for fact in _no_evidence(resume) if fact]
    for line in resume.document.lines:
        if not any(start < line.end and line.start < end for start, end in covered):
            yield Passage(line.start, line.end, "listed", words=resume.document.words(line))


def _no_evidence(resume: Resume) -> Iterator[Fact | None]:
    """Names, addresses, employers and schools: none of them shows what somebody can do."""
    basics = resume.basics
    yield from (basics.name, basics.email, basics.phone, basics.url, basics.location)
    yield from (profile.url for profile in basics.profiles)
    for entry in resume.work:
        yield from (entry.name, entry.location)
    for study in resume.education:
        yield from (study.institution, study.location)


def _work(resume: Resume) -> Iterator[Passage]:
    for number, entry in enumerate(resume.work):
        yield from _of("used", (entry.position, entry.summary, *entry.highlights), number)
    for number, project in enumerate(resume.projects, start=len(resume.work)):
        yield from _of("used", (project.name, project.description, *project.highlights), number)


def _elsewhere(resume: Resume) -> Iterator[Passage]:
    for study in resume.education:
        yield from _of("studied", (study.study_type, study.area, *study.highlights))
    for section, facts in resume.others.items():
        yield from _of("listed" if section in _LISTED_SECTIONS else "used", facts)
    yield from _of("listed", (resume.basics.label,))
    for passage in _of("listed", (resume.basics.summary,)):
        told = [part for part in _SENTENCE.split(passage.words) if not _WISHED.search(part)]
        yield replace(passage, words=" ".join(told))
    for group in resume.skills:
        yield from _of("listed", group.keywords)


def _of(worth: Worth, facts: Iterable[Fact | None], entry: int = -1) -> Iterator[Passage]:
    for fact in facts:
        if fact and fact.end > fact.start:
            yield Passage(fact.start, fact.end, worth, entry, fact.value)
