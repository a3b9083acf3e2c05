"""The order a page is read in: columns one by one, what stands at the far right after its row."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from greenroom.resume.read.geometry import Row, Run, columns, is_only_date
from greenroom.resume.read.signs import names_section

_LEAST = 4  # rows each side of a gutter has
_GUTTER = 4.0  # points left of a column that no run crosses
_DATES = 0.3  # share of dates that makes what stands at the right a rail
_EVEN = 1.35  # letters of one column to the other's: neither is at the side
_RAIL = 45  # letters a rail's text may have
_CLOSE = 1.9  # ems between rows of one block


@dataclass(slots=True)
class Reading:
    """The runs of a page in order.

    Attributes:
        main: What is read first.
        side: The column at the side, which is read when the main text has ended.
        gutter: Where the right column begins; 0 when there is one column.
    """

    main: list[Run] = field(default_factory=list)
    side: list[Run] = field(default_factory=list)
    gutter: float = 0.0


@dataclass(frozen=True, slots=True)
class _Region:
    """Rows side by side of a gutter."""

    first: int
    last: int
    gutter: float
    left: tuple[Run, ...]
    right: tuple[Run, ...]

    @property
    def fewer(self) -> int:
        """Runs on the side that has fewer."""
        return min(len(self.left), len(self.right))


def in_order(rows: Sequence[Row], gutter: float = 0.0) -> Reading:
    """Put the rows of a page in the order they are read in.

    Args:
        rows: From top to bottom, bullets marked.
        gutter: Where the right column of the page before begins; 0 when it has none.
    """
    region = _side_by_side(rows, gutter)
    if region is None:
        return Reading(main=with_rails(rows))
    above, below = rows[: region.first], rows[region.last + 1 :]
    left, right = with_rails(_again(region.left)), with_rails(_again(region.right))
    letters = [sum(len(run.text) for run in runs) for runs in (left, right)]
    main, side = (left, right) if letters[0] >= letters[1] else (right, left)
    for run in side:
        run.column = 1
    head = with_rails(above, max(run.right for row in rows for run in row))
    rest = in_order(below, gutter)
    if max(letters) < _EVEN * min(letters):
        return Reading([*head, *left, *right, *rest.main], rest.side, region.gutter)
    if _largest(side) > 1.25 * max(_largest(main), _largest(head)):  # the name is in it
        return Reading([*head, *side, *main, *rest.main], rest.side, region.gutter)
    return Reading([*head, *main, *rest.main], [*side, *rest.side], region.gutter)


def _largest(runs: Sequence[Run]) -> float:
    return max((run.size for run in runs), default=0.0)


def _again(runs: Sequence[Run]) -> list[Row]:
    """Rows of one column alone: two columns may have shared a row by chance."""
    rows: list[Row] = []
    for run in sorted(runs, key=lambda each: (each.base, each.left)):
        if rows and abs(rows[-1][0].base - run.base) <= 0.3 * max(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda run: run.left) for row in rows]


def _side_by_side(rows: Sequence[Row], known: float) -> _Region | None:
    """The largest part of a page that is set in two columns."""
    found = [
        region
        for gutter in columns(rows)[1:]
        for region in _regions(rows, gutter)
        if _is_two_columns(region, abs(region.gutter - known) < 3)
    ]
    return max(found, key=lambda region: (region.fewer, -region.gutter), default=None)


def _regions(rows: Sequence[Row], gutter: float) -> list[_Region]:
    """Stretches of rows that nothing crosses at a place."""
    strip = gutter - _GUTTER
    stretches: list[list[int]] = [[]]
    for index, row in enumerate(rows):
        if any(run.edge < strip < run.right for run in row):
            stretches.append([])
        else:
            stretches[-1].append(index)
    regions = [_region(rows, stretch, strip) for stretch in stretches if len(stretch) >= _LEAST]
    return [region for region in regions if region and region.fewer >= _LEAST]


def _region(rows: Sequence[Row], stretch: Sequence[int], strip: float) -> _Region | None:
    """The stretch from where both sides have begun to where the right one has ended."""
    gutter = strip + _GUTTER
    left_side = [index for index in stretch if any(run.edge <= strip for run in rows[index])]
    aligned = [index for index in stretch if any(abs(run.edge - gutter) < 3 for run in rows[index])]
    if not left_side or not aligned:
        return None
    first = _opening(rows, stretch, max(left_side[0], aligned[0]))
    after = [run for i in stretch if i > aligned[-1] for run in rows[i] if run.edge > strip]
    rails = bool(after) and all(run.dated for run in after)  # of what comes below
    last = aligned[-1] if rails else stretch[-1]
    runs = [run for index in stretch if first <= index <= last for run in rows[index]]
    left = tuple(run for run in runs if run.edge <= strip)
    right = tuple(run for run in runs if run.edge > strip)
    return _Region(first, last, gutter, left, right)


def _opening(rows: Sequence[Row], stretch: Sequence[int], first: int) -> int:
    """The row a region begins with: a column may begin above the other, with a heading of its own.

    What stands above both otherwise (a name, a label) belongs to neither.
    """
    above = [index for index in stretch if index < first]
    headed = [index for index in above if names_section(rows[index][0].text)]
    return headed[0] if headed else first


def _is_two_columns(region: _Region, known: bool) -> bool:
    """Whether the sides are read one after the other, and are no rows of a table with dates."""
    left, right = _heads(region.left), _heads(region.right)
    if _is_headed(left) and _is_headed(right):
        return True
    if _share_of_dates(right) >= _DATES or _share_of_dates(left) >= _DATES:
        return False
    if known:
        return True
    few, many = sorted((left, right), key=len)
    bases = [run.base for run in many]
    level = sum(1 for run in few if any(abs(run.base - base) < 1.5 for base in bases))
    return level < 0.6 * len(few) or _turns(region) <= 2


def _is_headed(runs: Sequence[Run]) -> bool:
    """Whether a side has a section's heading, set as headings are."""
    usual = median(run.size for run in runs)
    return any(
        names_section(run.text) and (run.bold or run.size > 1.1 * usual or run.text.isupper())
        for run in runs
    )


def _heads(runs: Sequence[Run]) -> list[Run]:
    """The first run of each row."""
    return [row[0] for row in _again(runs)]


def _turns(region: _Region) -> int:
    """How often the file, as it is drawn, goes from one side to the other."""
    sides = [(run.words[0].order, False) for run in region.left]
    sides += [(run.words[0].order, True) for run in region.right]
    drawn = [side for _, side in sorted(sides)]
    return sum(1 for one, next_one in pairwise(drawn) if one != next_one)


def _share_of_dates(runs: Sequence[Run]) -> float:
    return sum(1 for run in runs if run.dated) / max(len(runs), 1)


def with_rails(rows: Sequence[Row], margin: float = 0.0) -> list[Run]:
    """One column's runs in order, each rail after the run it stands beside.

    A rail of several rows beside an entry and its bullets (place, dates, length) follows the row
    it begins at, so that no bullet is cut in two.

    Args:
        rows: From top to bottom.
        margin: Where the text ends at the right, if further than these rows reach.
    """
    _mark_rails(rows, margin)
    wide = max((run.right for row in rows for run in row if not run.rail), default=0.0)
    order: list[Run] = []
    slot, base = 0, -1e9
    for row in rows:
        body = [run for run in row if not run.rail]
        rails = [run for run in row if run.rail]
        near = bool(rails) and rails[0].base - base < _CLOSE * rails[0].size
        if near and (not body or _goes_on(body[0], order, wide)):
            order[slot:slot] = rails
            slot += len(rails)
            order += body
        else:
            order += [*body, *rails]
            slot = len(order)
        base = rails[-1].base if rails else base
    return order


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
    lone = [row[0] for row in rows if len(row) == 1 and row[0].left > far]
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
    if len(peers) > 1 and _share_of_dates(peers) >= _DATES:
        return True
    lefts = [each for each in beside if abs(each.left - run.left) < 2]
    return abs(run.right - right) < 4 and len(lefts) < 3


def _mark_left_rails(rows: Sequence[Row]) -> None:
    """Dates left of the text: they are told after it, as those at its right are."""
    edge = 0.0
    for row in rows:
        first = row[0]
        if len(row) > 1 and is_only_date(first.text) and not is_only_date(row[1].text):
            first.rail, row[1].rail = True, False
            edge = row[1].left
        elif len(row) == 1 and edge and first.right < edge and first.dated:
            first.rail = True
