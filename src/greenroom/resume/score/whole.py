"""What shows only in the whole career: focus, growth, skills in context, summary, length."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice

from greenroom.resume.document import Finding
from greenroom.resume.model import Fact, Resume
from greenroom.resume.score.bullets import Entry
from greenroom.resume.score.look import finding
from greenroom.resume.score.months import month_of
from greenroom.resume.score.phrases import spans
from greenroom.resume.score.rulebook import Rulebook
from greenroom.resume.score.timeline import timeline_findings, worked_years

_MACHINE_LEARNING = frozenset({"data", "model", "evaluation", "deployed", "monitored"})
SUMMARY_WORDS = 80
MOST_SKILLS = 5  # skills without context that are named
PAGES = ((4.0, 1), (12.0, 2))  # years of work below which so many pages are enough; else three
WORDS_A_PAGE = 450  # of bullets, where a format has no pages
LEAST_WORDS = 40  # of bullets
ENOUGH_WORDS = 30  # of bullets, from which their language can be told
ENGLISH = 0.08  # share of small English words below which they are not English; lists have .15
GROWN = 5.0  # years of work from which growth is looked for


@dataclass(frozen=True, slots=True)
class Career:
    """A résumé as a whole, with its judged bullets."""

    resume: Resume
    entries: tuple[Entry, ...]
    today: date | None
    book: Rulebook

    def at(self, rule: str, fact: Fact | None = None) -> Finding:
        """A rule's finding at a fact, or about the whole file."""
        if fact is None:
            return finding(self.book, rule, "", 0, 0)
        return self.saying(rule, fact.value, (fact.start, fact.end))

    def saying(self, rule: str, words: str, inside: tuple[int, int]) -> Finding:
        """A rule's finding about words that stand in a stretch of the document.

        Where they stand in it otherwise (broken over two lines, or inferred), only the advice
        speaks of them.
        """
        text = self.resume.document.text
        start = text.find(words, *inside) if words else -1
        if start >= 0:
            return finding(self.book, rule, text, start, start + len(words))
        return replace(finding(self.book, rule, words, 0, len(words)), quote="", start=0, end=0)


def career_findings(career: Career) -> tuple[Finding, ...]:
    """All that is found about the career, in the order of the checks."""
    timeline = timeline_findings(career.resume, career.today, career.book)
    return (*chain.from_iterable(check(career) for check in _CHECKS), *timeline)


def _bullets(career: Career) -> Iterator[Finding]:
    count = sum(len(entry.bullets) for entry in career.entries)
    if count == 0:
        yield career.at("no-bullets")
    elif count < career.book.rules.fewest:
        yield career.at("few-bullets")


def _language(career: Career) -> Iterator[Finding]:
    words = [
        word.lower()
        for entry in career.entries
        for bullet in entry.bullets
        for word in bullet.text.split()
    ]
    known = sum(bool(career.book.lists["small-words"].fullmatch(word)) for word in words)
    if len(words) >= ENOUGH_WORDS and known < ENGLISH * len(words):
        yield career.at("not-english")


def _focus(career: Career) -> Iterator[Finding]:
    bullets = [bullet for entry in career.entries for bullet in entry.bullets]
    close = sum(bool(bullet.flags & _MACHINE_LEARNING) for bullet in bullets)
    if bullets and close < len(bullets) / 2:
        yield career.at("little-machine-learning")


def _latest(career: Career) -> Iterator[Finding]:
    jobs = [entry for entry in career.entries if entry.work]
    if len(jobs) < 2:
        return
    latest, *older = sorted(jobs, key=_began, reverse=True)
    most = max(len(entry.bullets) for entry in older)
    if len(latest.bullets) < most / 2 and latest.work:
        yield career.at("latest-job-thin", latest.work.position or latest.work.name)


def _began(entry: Entry) -> int:
    """The month a job began; that of an undated one is the first."""
    return (month_of(entry.work.dates.start) or 0) if entry.work else 0


def _growth(career: Career) -> Iterator[Finding]:
    jobs = sorted((each for each in career.entries if each.work), key=_began, reverse=True)
    if len(jobs) < 2 or worked_years(career.resume, career.today) < GROWN:
        return
    levels = [_level(entry, career.book) for entry in jobs]
    wider = career.book.lists["growth"]
    grown = levels[0] > min(levels) or any(
        wider.search(bullet.text) for entry in jobs[:2] for bullet in entry.bullets
    )
    if not grown:
        yield career.at("no-growth")


def _level(entry: Entry, book: Rulebook) -> int:
    """The rank of a title: the place of its phrase in the list, or that of no rank at all."""
    title = entry.work.position.value if entry.work and entry.work.position else ""
    ranks = [rank for rank, words in enumerate(book.levels) if words.search(title)]
    plain = 1.5  # an engineer without rank stands between junior and senior
    return int(2 * max(ranks)) if ranks else int(2 * plain)


def _skills(career: Career) -> Iterator[Finding]:
    listed = [fact for group in career.resume.skills for fact in group.keywords]
    if not listed:
        yield career.at("no-skills")
        return
    told = _told(career)
    bare = (fact for fact in listed if _wants_context(fact.value, told, career.book))
    yield from (career.at("skill-without-context", fact) for fact in islice(bare, MOST_SKILLS))


def _wants_context(skill: str, told: str, book: Rulebook) -> bool:
    """Whether a skill should be seen at work and is not; languages need no bullet."""
    plain = skill.partition("(")[0].strip()
    language = any(book.lists[name].fullmatch(plain) for name in ("spoken-languages", "languages"))
    return not language and len(skill.split()) <= 4 and not _named(skill, told)


def _told(career: Career) -> str:
    """All that bullets, projects and the summary say."""
    summary = career.resume.basics.summary
    texts = [bullet.text for entry in career.entries for bullet in entry.bullets]
    texts += [entry.label for entry in career.entries if entry.work is None]
    texts += [
        fact.value
        for project in career.resume.projects
        for fact in (project.description,)
        if fact is not None
    ]
    return "\n".join((*texts, summary.value if summary else ""))


def _named(skill: str, told: str) -> bool:
    words = [re.escape(word) for word in re.split(r"[\s\-/]+", skill) if word]
    shape = r"[\s\-/]*".join(words)
    return bool(words) and re.search(rf"(?<!\w){shape}(?!\w)", told, re.IGNORECASE) is not None


def _tools(career: Career) -> Iterator[Finding]:
    listed = "\n".join(fact.value for group in career.resume.skills for fact in group.keywords)
    if not listed:
        return
    seen: set[str] = set()
    for bullet in (bullet for entry in career.entries for bullet in entry.bullets):
        for start, end in spans(bullet.text, career.book.lists["tools"]):
            tool = bullet.text[start:end]
            if tool.lower() not in seen and not _named(tool, listed):
                seen.add(tool.lower())
                yield career.saying("tool-not-listed", tool, bullet.at)


def _summary(career: Career) -> Iterator[Finding]:
    summary = career.resume.basics.summary
    if summary is None:
        yield career.at("no-summary")
        return
    text, lists = summary.value, career.book.lists
    if len(text.split()) > SUMMARY_WORDS:
        yield career.at("summary-too-long", summary)
    facts = (lists["methods"], lists["model-names"], lists["tools"], re.compile(r"\d"))
    if not any(words.search(text) for words in facts):
        yield career.at("summary-without-facts", summary)
    for start, end in career.book.rule_words["buzzword"].find(text):
        yield career.saying("summary-buzzword", text[start:end], (summary.start, summary.end))


def _length(career: Career) -> Iterator[Finding]:
    """Pages and words; only bullets are counted, as a long name is no reason for anything."""
    count = sum(len(each.text.split()) for entry in career.entries for each in entry.bullets)
    pages = len(career.resume.document.pages) or -(-count // WORDS_A_PAGE)
    worked = worked_years(career.resume, career.today)
    enough = next((most for below, most in PAGES if worked < below), 3)
    if pages > enough:
        yield career.at("too-many-pages")
    if count < LEAST_WORDS:
        yield career.at("little-text")


_CHECKS: Sequence[Callable[[Career], Iterator[Finding]]] = (
    _bullets, _language, _focus, _latest, _growth, _skills, _tools, _summary, _length,
)  # fmt: skip
