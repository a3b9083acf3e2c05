"""What the dates of jobs say: undated, upside down, ahead, gaps and overlaps."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from greenroom.resume.document import Finding
from greenroom.resume.model import Resume, Work
from greenroom.resume.score.look import finding
from greenroom.resume.score.months import Stay, latest_month, stay, years
from greenroom.resume.score.rulebook import Rulebook

GAP = 6  # months between two jobs from which a gap is named
OVERLAP = 3  # months from which two jobs at once are named


def worked_years(resume: Resume, today: date | None) -> float:
    """Years of work, each month once."""
    latest = _latest(resume, today)
    stays = (stay(work.dates, latest) for work in resume.work)
    return years([each for each in stays if each is not None])


def timeline_findings(resume: Resume, today: date | None, book: Rulebook) -> Iterator[Finding]:
    """What to say of the dates, job by job in the file's order, then between jobs in time's."""
    latest = _latest(resume, today)
    dated: list[tuple[Stay, Work]] = []
    for work in resume.work:
        months = stay(work.dates, latest)
        if months is None:
            if work.dates.start is None:
                yield _at("undated", work, resume, book)
        elif months.end < months.start:
            yield _at("ends-before-it-starts", work, resume, book)
        else:
            dated.append((months, work))
        if today and months and months.start > today.year * 12 + today.month - 1:
            yield _at("in-the-future", work, resume, book)
    yield from _between(dated, resume, book)


def _latest(resume: Resume, today: date | None) -> int | None:
    return latest_month((work.dates for work in resume.work), today)


def _between(dated: list[tuple[Stay, Work]], resume: Resume, book: Rulebook) -> Iterator[Finding]:
    studies = [each for course in resume.education if (each := stay(course.dates, None))]
    ordered = sorted(dated, key=lambda one: (one[0].start, one[0].end))
    reached = -1
    for (earlier, _), (later, work) in pairwise(ordered):
        reached = max(reached, earlier.end)
        slack = earlier.loose + later.loose
        empty = later.start - reached - 1
        if empty > GAP + slack and not _filled(reached, later.start, studies):
            yield _at("gap", work, resume, book)
        if min(reached, later.end) - later.start + 1 > OVERLAP + slack:
            yield _at("overlap", work, resume, book)


def _filled(after: int, before: int, studies: list[Stay]) -> bool:
    """Whether studies cover most of the months between two jobs."""
    covered = sum(
        max(0, min(each.end, before - 1) - max(each.start, after + 1) + 1) for each in studies
    )
    return covered * 2 >= before - after - 1


def _at(rule: str, work: Work, resume: Resume, book: Rulebook) -> Finding:
    fact = work.position or work.name
    if fact is None or fact.start == fact.end:
        return finding(book, rule, fact.value if fact else "", 0, 0)
    return finding(book, rule, resume.document.text, fact.start, fact.end)
