"""Dates of jobs as months: how long, with which gaps, overlapping where."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from greenroom.resume.model import Dates, Fact


@dataclass(frozen=True, slots=True)
class Stay:
    """Months from `start` to `end`, both in; counted from year 0.

    Attributes:
        loose: Months by which a bare year leaves either end open.
    """

    start: int
    end: int
    loose: int = 0


def month_of(fact: Fact | None, late: bool = False) -> int | None:
    """A fact's month; a bare year is its first month, or its last when `late`."""
    if fact is None:
        return None
    year, _, month = fact.value.partition("-")
    if not year.isdigit():
        return None
    return int(year) * 12 + (int(month[:2]) - 1 if month[:2].isdigit() else 11 if late else 0)


def stay(dates: Dates, latest: int | None) -> Stay | None:
    """The months of an entry; None where they cannot be told.

    Args:
        dates: As they were read.
        latest: The month in which what goes on ends.
    """
    start = month_of(dates.start)
    end = latest if dates.present else month_of(dates.end, late=True)
    if start is None or end is None:
        return None
    bare = [fact for fact in (dates.start, dates.end) if fact and "-" not in fact.value]
    return Stay(start, end, 11 if bare else 0)


def latest_month(dates: Iterable[Dates], today: date | None) -> int | None:
    """The month of today, or the latest that any entry names."""
    if today is not None:
        return today.year * 12 + today.month - 1
    named = [
        month
        for each in dates
        for month in (month_of(each.start), month_of(each.end, late=True))
        if month is not None
    ]
    return max(named, default=None)


def years(stays: Sequence[Stay]) -> float:
    """How many years they cover together, each month once."""
    total, reached = 0, -1
    for each in sorted(stays, key=lambda one: (one.start, one.end)):
        total += max(0, each.end - max(each.start, reached + 1) + 1)
        reached = max(reached, each.end)
    return total / 12
