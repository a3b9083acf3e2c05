"""All bullets of a résumé, each judged, and what only shows between them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from greenroom.resume.model import Bullet, Dates, Fact, Project, Resume, Work
from greenroom.resume.score.bullet import read_bullet
from greenroom.resume.score.look import finding
from greenroom.resume.score.rulebook import Rulebook

OFTEN = 3  # bullets from which a first verb repeats itself
ALIKE = 90.0  # rapidfuzz's token sort ratio from which two bullets say the same
_SENTENCE = re.compile(r"(?<=[.;!])\s+(?=[A-Z])")
_COMPARED = 5  # words a bullet needs to be compared
_PAST = "past-tense-in-running-job"
_BACK = 60  # bullets before it that it is compared with


@dataclass(frozen=True, slots=True)
class Entry:
    """A job or project with its bullets, as they were judged."""

    label: str
    work: Work | None
    bullets: tuple[Bullet, ...]


def read_entries(resume: Resume, book: Rulebook) -> tuple[Entry, ...]:
    """Judge every bullet of every job and project, in the file's order."""
    found = [_read(label_of(work), work, _told(work), book) for work in resume.work]
    found += [
        _read(each.name.value if each.name else "", None, _told(each), book)
        for each in resume.projects
    ]
    return _between(found, book)


def label_of(work: Work) -> str:
    """A job as `Title, Company`."""
    return ", ".join(fact.value for fact in (work.position, work.name) if fact)


def _told(entry: Work | Project) -> tuple[Sequence[Fact], Dates]:
    """What an entry tells: its bullets, or the sentences of its paragraph where it has none."""
    if entry.highlights:
        return entry.highlights, entry.dates
    paragraph = entry.description if isinstance(entry, Project) else entry.summary
    if paragraph is None:
        return (), entry.dates
    return [
        replace(paragraph, value=each) for each in _SENTENCE.split(paragraph.value)
    ], entry.dates


def _read(
    label: str, work: Work | None, told: tuple[Sequence[Fact], Dates], book: Rulebook
) -> Entry:
    facts, dates = told
    ongoing = dates.present is not None
    bullets = [
        replace(read_bullet(fact.value, label, ongoing, book), at=(fact.start, fact.end))
        for fact in facts
        if fact.value.strip()
    ]
    return Entry(label, work, tuple(_noted_once(bullets)))


def _noted_once(bullets: Sequence[Bullet]) -> Iterator[Bullet]:
    """Note the past tense at the first bullet of a running job that has it, and at no other."""
    noted = False
    for bullet in bullets:
        kept = tuple(each for each in bullet.findings if not (noted and each.rule == _PAST))
        noted = noted or any(each.rule == _PAST for each in bullet.findings)
        yield replace(bullet, findings=kept)


def _between(entries: Sequence[Entry], book: Rulebook) -> tuple[Entry, ...]:
    bullets = [bullet for entry in entries for bullet in entry.bullets]
    judged = iter([*_repeats(bullets, book)])
    return tuple(
        replace(entry, bullets=tuple(next(judged) for _ in entry.bullets)) for entry in entries
    )


def _repeats(bullets: Sequence[Bullet], book: Rulebook) -> Iterator[Bullet]:
    """Add what repeats an earlier bullet: its verb, or all it says."""
    seen: Counter[str] = Counter()
    before: list[str] = []
    for bullet in bullets:
        more = []
        verb = next((each for each in bullet.shown if each.flag == "verb"), None)
        form = book.form_of(bullet.text[verb.start : verb.end]) if verb else None
        if verb and form:
            seen[form.base] += 1
            if seen[form.base] >= OFTEN:
                more.append(finding(book, "repeated-verb", bullet.text, verb.start, verb.end))
        if _said(bullet.text, before[-_BACK:]):
            more.append(finding(book, "same-twice", bullet.text, 0, len(bullet.text)))
        before.append(bullet.text)
        yield replace(bullet, findings=(*bullet.findings, *more))


def _said(text: str, before: Sequence[str]) -> bool:
    from rapidfuzz import fuzz, process, utils

    if len(text.split()) < _COMPARED or not before:
        return False
    scores = process.extractOne(
        text, before, scorer=fuzz.token_sort_ratio, processor=utils.default_process
    )
    return bool(scores) and scores[1] >= ALIKE
