"""What stands at the far right or left of a row that another run begins: a date, a place."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from greenroom.resume.read.datelike import is_date_piece, is_only_date
from greenroom.resume.read.geometry import Row, Run
from greenroom.resume.read.signs import names_section

DATES = 0.3  # share of dates that makes what stands at the right a rail
_RAIL = 45  # letters a rail's text may have
_CLOSE = 1.9  # ems between rows of one block
_SPREAD = 5.0  # ems between words of a justified row


def with_rails(rows: Sequence[Row], margin: float = 0.0) -> list[Run]:
    """One column's runs in order, each rail after the run it stands beside.

    A rail of several rows beside an entry and its bullets (place, dates, length) follows the row
    it begins at, so that no bullet is cut in two.

    Args:
        rows: From top to bottom.
        margin: Where the text ends at the right, if further than these rows reach.
    """
    rows = _spread_closed(rows)
    _mark_rails(rows, margin)
    wide = max((run.right for row in rows for run in row if not run.rail), default=0.0)
    order: list[Run] = []
    slot, base = 0, -1e9
    head, top = 0, -1e9  # where the last row that began something ends, and its place
    for row in rows:
        body = [run for run in row if not run.rail]
        rails = [run for run in row if run.rail]
        near = bool(rails) and rails[0].base - base < _CLOSE * rails[0].size
        on = not body or (_goes_on(body[0], order, wide) and not _begins(rails, order))
        beside = body or [run for run in order if not run.rail][-1:]
        if rails and on and not near and _is_left_of(rails, beside):
            near = rails[0].base - top < 1.2 * _CLOSE * beside[0].size
            slot = head
        if near and on:
            order[slot:slot] = rails
            slot += len(rails)
            order += body
        else:
            order += [*body, *rails]
            slot = len(order)
        if not on:
            head, top = len(order), row[0].base
        base = rails[-1].base if rails else base
    return order


def _spread_closed(rows: Sequence[Row]) -> list[Row]:
    """Rows whose words were spread over a narrow column, since they go on below, as one run."""
    made = [list(row) for row in rows]
    for row, below in pairwise(made):
        if len(row) == 2 and len(below) == 1 and _is_spread(row[0], row[1], below[0]):
            row[0].take([*row[0].words, *row.pop().words])
    return made


def _is_spread(first: Run, second: Run, below: Run) -> bool:
    look = {(run.size, run.bold, run.italic) for run in (first, second, below)}
    near = second.left - first.right < _SPREAD * first.size and not (first.dated or second.dated)
    under = abs(below.left - first.left) < 1 and below.base - first.base < _CLOSE * first.size
    return len(look) == 1 and first.bold and near and under and below.right <= second.right + 1


def _begins(rails: Sequence[Run], order: Sequence[Run]) -> bool:
    """Whether a second range of dates stands beside a row: it is another entry's."""
    last = next((run for run in reversed(order) if run.rail), None)
    if not rails or last is None or not (is_only_date(last.text) and is_only_date(rails[0].text)):
        return False
    return not last.text.endswith(("-", "–", "—")) and rails[0].left < last.right


def _is_left_of(rails: Sequence[Run], body: Sequence[Run]) -> bool:
    return bool(body) and rails[0].left < body[0].left


def _goes_on(run: Run, order: Sequence[Run], wide: float) -> bool:
    """Whether a run belongs to the text of an entry, and does not begin something."""
    if run.bullet:
        return True
    before = next((each for each in reversed(order) if not each.rail), None)
    if before is None or run.bold or run.italic:
        return False
    return (before.bullet and abs(before.left - run.left) < 3) or run.right > 0.85 * wide


def _mark_rails(rows: Sequence[Row], margin: float) -> None:
    runs = [run for row in rows for run in row]
    if not runs:
        return
    left, right = min(run.left for run in runs), max(margin, *(run.right for run in runs))
    beside = [run for row in rows for run in row[1:]]
    far = left + 0.6 * (right - left)
    large = 1.3 * median(run.size for run in runs)  # a name at the right is no rail
    lone = [row[0] for row in rows if len(row) == 1 and row[0].left > far and row[0].size < large]
    for run in [*beside, *lone]:
        run.rail = not run.bullet and _is_rail(run, [*beside, *lone], right)
    for row in rows:
        if _is_contacts(row):
            for run in row:
                run.rail = False
    _mark_left_rails(rows)


def _is_contacts(row: Row) -> bool:
    """Whether a row tells how to reach somebody."""
    if any(run.dated for run in row):
        return False
    return len(row) > 2 or any("@" in run.text or "://" in run.text for run in row)


def _is_rail(run: Run, beside: Sequence[Run], right: float) -> bool:
    if len(run.text) > _RAIL or names_section(run.text):
        return False
    if run.dated:
        return True
    peers = [
        each for each in beside if abs(each.right - run.right) < 3 or abs(each.left - run.left) < 3
    ]
    if len(peers) > 1 and share_of_dates(peers) >= DATES:
        return True
    lefts = [each for each in beside if abs(each.left - run.left) < 2]
    return abs(run.right - right) < 4 and len(lefts) < 3


def _mark_left_rails(rows: Sequence[Row]) -> None:
    """Dates left of the text: they are told after it, as those at its right are."""
    beside = [row for row in rows if _has_date_first(row)]
    edge = min((row[1].left for row in beside), default=0.0)
    base = -1e9
    for row in rows:
        first = row[0]
        if _has_date_first(row):
            first.rail, row[1].rail = True, False
        elif first.right < edge and (is_date_piece(first.text) or _goes_under(first, base)):
            first.rail = True
        else:
            continue
        base = first.base


def _has_date_first(row: Row) -> bool:
    return len(row) > 1 and is_date_piece(row[0].text) and not is_date_piece(row[1].text)


def _goes_under(run: Run, base: float) -> bool:
    """Whether a run stands close under a date at the left, as a place does."""
    heading = run.bold or run.bullet or names_section(run.text)
    return not heading and run.base - base < _CLOSE * run.size


def share_of_dates(runs: Sequence[Run]) -> float:
    """The share of runs that are dates."""
    return sum(1 for run in runs if run.dated) / max(len(runs), 1)
