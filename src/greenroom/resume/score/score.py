"""Scores a résumé for machine-learning engineering: the same file gets the same score, always."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from math import floor

from greenroom.content.scoring import FlagRule, How, PartRule
from greenroom.resume.document import Finding
from greenroom.resume.model import Bullet, Flag, Part, Resume, Score
from greenroom.resume.probes import probes_for
from greenroom.resume.score.ats import ats_findings
from greenroom.resume.score.bullets import read_entries
from greenroom.resume.score.look import finding
from greenroom.resume.score.rulebook import Rulebook, rulebook
from greenroom.resume.score.whole import Career, career_findings


@dataclass(frozen=True, slots=True)
class _Found:
    """All that was found, and the rules it is weighed by."""

    bullets: tuple[Bullet, ...]
    whole: Mapping[str, tuple[Finding, ...]]
    book: Rulebook


def score(resume: Resume, today: date | None = None, book: Rulebook | None = None) -> Score:
    """Score a résumé.

    Nothing depends on name, school, place, age or photo, nor on text that no reader can see.

    Args:
        resume: As it was parsed.
        today: Where jobs that go on end; the latest date in the résumé when there is none.
        book: The pack's rules; those that come with Greenroom when there are none.
    """
    laws = book or rulebook()
    entries = read_entries(resume, laws)
    bullets = tuple(chain.from_iterable(entry.bullets for entry in entries))
    ats = ats_findings(resume, laws)
    whole = {
        "lifecycle": _stages(bullets, laws),
        "career": career_findings(Career(resume, entries, today, laws)),
        "ats": ats,
    }
    found = _Found(bullets, whole, laws)
    parts = tuple(_part(rule, found) for rule in laws.rules.parts)
    total = sum(part.weight * part.share for part in parts)
    asked = tuple(
        replace(bullet, probes=asks)
        for bullet, asks in zip(bullets, probes_for(bullets), strict=True)
    )
    return Score(floor(total + 0.5), laws.rules.version, parts, asked, ats)


def _part(rule: PartRule, found: _Found) -> Part:
    share = min(1.0, max(0.0, _HOW[rule.how](rule, found)))
    return Part(rule.id, rule.title, rule.weight, round(share, 4), found.whole.get(rule.id, ()))


def _shown(_: PartRule, found: _Found) -> float:
    """The mean of what bullets earn by what they show."""
    rules = found.book.rules
    earned = [
        min(
            1.0,
            sum(found.book.flags[flag].points for flag in sorted(_earning(bullet))) / rules.enough,
        )
        for bullet in found.bullets
    ]
    return _mean(earned, rules.fewest)


def _earning(bullet: Bullet) -> frozenset[Flag]:
    """The flags a bullet earns points with: a string of keywords earns none."""
    strung = any(each.rule == "keyword-string" for each in bullet.findings)
    return frozenset() if strung else bullet.flags


def _breadth(_: PartRule, found: _Found) -> float:
    """The mean over the steps of how far they are shown."""
    steps = [rule for rule in found.book.rules.flags if rule.needed]
    counts = Counter(flag for bullet in found.bullets for flag in _earning(bullet))
    return _mean([min(1.0, counts[rule.flag] / rule.needed) for rule in steps], 1)


def _by_bullets(rule: PartRule, found: _Found) -> float:
    """The mean of what findings leave of each bullet."""
    left = [max(0.0, 1.0 - _cost(rule, bullet.findings, found.book)) for bullet in found.bullets]
    return _mean(left, found.book.rules.fewest)


def _whole(rule: PartRule, found: _Found) -> float:
    """What findings about the whole leave."""
    return 1.0 - _cost(rule, found.whole.get(rule.id, ()), found.book)


def _mean(shares: Sequence[float], fewest: int) -> float:
    """Their mean; fewer than enough of them count as if the missing ones were empty."""
    return sum(shares) / max(len(shares), fewest)


def _cost(part: PartRule, findings: Sequence[Finding], book: Rulebook) -> float:
    counts = Counter((each.rule, each.severity) for each in findings)
    total = 0.0
    for (name, severity), count in sorted(counts.items()):
        rule = book.found.get(name)
        if rule is None and part.how == "whole":
            total += count * book.rules.unknown[severity]
        elif rule is not None and rule.part == part.id:
            total += min(rule.most, count * rule.cost)
    return total


def _stages(bullets: Sequence[Bullet], book: Rulebook) -> tuple[Finding, ...]:
    """Name the steps that too few bullets show."""
    counts = Counter(flag for bullet in bullets for flag in _earning(bullet))
    made = finding(book, "stage-missing", "", 0, 0)
    raw = book.found["stage-missing"].advice
    return tuple(
        replace(made, advice=raw.replace("{quote}", _short_of(rule, counts[rule.flag])))
        for rule in book.rules.flags
        if counts[rule.flag] < rule.needed
    )


def _short_of(rule: FlagRule, count: int) -> str:
    shown = f"{count} of {rule.needed} bullets show" if count else "no bullet shows"
    return f"{rule.title[0].lower()}{rule.title[1:]} ({shown} it)"


_HOW: Mapping[How, Callable[[PartRule, _Found], float]] = {
    "shown": _shown,
    "breadth": _breadth,
    "bullets": _by_bullets,
    "whole": _whole,
}
