"""Years of work out of dates: the union of intervals, so that two jobs at once count once."""

import re
from collections.abc import Iterable, Sequence

from greenroom.resume.model import Dates, Work

_MONTH = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2}))?")
_NOT_YET = re.compile(
    r"\b(?:intern|internship|trainee|teaching assistant|student)\b", re.IGNORECASE
)

Months = tuple[int, int]


def years_of(entries: Iterable[Work], today: str) -> float:
    """How many years some positions cover together, to a tenth.

    Args:
        entries: Positions; those without a start are passed over.
        today: The month that a position which goes on ends in, as `2026-11`.
    """
    spans = sorted(span for entry in entries if (span := _span(entry.dates, today)))
    months, reached = 0, 0
    for start, end in spans:
        months += max(0, end - max(start, reached))
        reached = max(reached, end)
    return round(months / 12, 1)


def is_training(entry: Work) -> bool:
    """Whether a position is an internship or teaching, which jobs seldom count as experience."""
    return bool(entry.position and _NOT_YET.search(entry.position.value))


def dated(entries: Sequence[Work]) -> bool:
    """Whether any position says when it began."""
    return any(entry.dates.start for entry in entries)


def _span(dates: Dates, today: str) -> Months | None:
    if not dates.start:
        return None
    start = _month(dates.start.value, first=True)
    ended = today if dates.present or not dates.end else dates.end.value
    end = _month(ended, first=False)
    return (start, end + 1) if start is not None and end is not None and end >= start else None


def _month(value: str, first: bool) -> int | None:
    """Months since year 0; a bare year means July at its start and June at its end.

    "2019 to 2021" may be thirteen months or thirty-five: two years is the fair reading.
    """
    found = _MONTH.match(value)
    if not found:
        return None
    month = int(found["month"] or (7 if first else 6))
    return int(found["year"]) * 12 + month - 1
