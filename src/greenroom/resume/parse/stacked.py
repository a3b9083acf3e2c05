"""A range of dates written over two lines beside an entry: the start above, the end below."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from greenroom.resume.document import Document, Line
from greenroom.resume.model import Dates, Fact
from greenroom.resume.parse.dates import Found, find_dates


def stacked(document: Document, rails: Sequence[Line], today: date | None = None) -> Found | None:
    """The range that two rails, one below the other, make together; None when no two do."""
    for above, below in pairwise(rails):
        if above.page == below.page and is_stacked(document, above, below, today):
            text = document.words(above) + "\n" + document.words(below)
            return _placed(find_dates(text, 0, today)[0], above, below)
    return None


def is_stacked(document: Document, above: Line, below: Line, today: date | None = None) -> bool:
    """Whether two lines are a range together, of which the upper one alone says only the start."""
    if any(len(document.words(line)) > 24 for line in (above, below)):
        return False
    alone = find_dates(document.words(above), 0, today)
    if len(alone) != 1 or not (alone[0].single or alone[0].dangling):
        return False
    together = find_dates(document.words(above) + "\n" + document.words(below), 0, today)
    return len(together) == 1 and not (together[0].single or together[0].dangling)


def _placed(found: Found, above: Line, below: Line) -> Found:
    border = above.end - above.start + 1

    def place(at: int) -> int:
        return above.start + at if at < border else below.start + at - border

    def fact(told: Fact | None) -> Fact | None:
        return told and replace(told, start=place(told.start), end=place(told.end - 1) + 1)

    told = found.dates
    dates = Dates(fact(told.start), fact(told.end), fact(told.present))
    return replace(found, start=above.start, end=below.end, dates=dates)
