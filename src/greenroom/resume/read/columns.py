"""The order a page is read in: columns one by one, what stands at the far right after its row."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from greenroom.resume.read.geometry import Row, Run, columns
from greenroom.resume.read.rails import DATES, share_of_dates, with_rails
from greenroom.resume.read.signs import names_section

_LEAST = 4  # rows each side of a gutter has
_GUTTER = 4.0  # points left of a column that no run crosses
_BLOCK = 0.45  # of the page's height
_EVEN = 1.35  # letters of one column to the other's: neither is at the side


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


def in_order(rows: Sequence[Row], gutter: float = 0.0, inside: bool = False) -> Reading:
    """Put the rows of a page in the order they are read in.

    Args:
        rows: From top to bottom, bullets marked.
        gutter: Where the right column of the page before begins; 0 when it has none.
        inside: Whether these are the rows of one column, whose own columns are read in place.
    """
    region = _side_by_side(rows, gutter)
    if region is None:
        return Reading(main=with_rails(rows))
    above, below = rows[: region.first], rows[region.last + 1 :]
    left, right = _column(region.left), _column(region.right)
    letters = [sum(len(run.text) for run in runs) for runs in (left, right)]
    main, side = (left, right) if letters[0] >= letters[1] else (right, left)
    head = with_rails(above, max(run.right for row in rows for run in row))
    rest = in_order(below, gutter)
    if inside or _is_block(rows, region):
        return Reading([*head, *left, *right, *rest.main], rest.side, region.gutter)
    for run in side:
        run.column = 1
    if max(letters) < _EVEN * min(letters):
        return Reading([*head, *left, *right, *rest.main], rest.side, region.gutter)
    if _largest(side) > 1.25 * max(_largest(main), _largest(head)):  # the name is in it
        return Reading([*head, *side, *main, *rest.main], rest.side, region.gutter)
    return Reading([*head, *main, *rest.main], [*side, *rest.side], region.gutter)


def _column(runs: Sequence[Run]) -> list[Run]:
    """One side in order; it may be set in two columns again."""
    reading = in_order(_again(runs), inside=True)
    return [*reading.main, *reading.side]


def _is_block(rows: Sequence[Row], region: _Region) -> bool:
    """Whether a region is a small part under a heading of a page that has one column else."""
    high = rows[region.last][0].base - rows[region.first][0].base
    headed = any(names_section(row[0].text) for row in rows[: region.first])
    return headed and high < _BLOCK * (rows[-1][0].base - rows[0][0].base)


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
        for gutter in [*columns(rows)[1:], *([known] if known else [])]
        for region in _regions(rows, gutter, abs(gutter - known) < 3)
        if _is_two_columns(region, abs(region.gutter - known) < 3)
    ]
    return max(found, key=lambda region: (region.fewer, -region.gutter), default=None)


def _regions(rows: Sequence[Row], gutter: float, known: bool) -> list[_Region]:
    """Stretches of rows that nothing crosses at a place.

    Where the page before had its gutter, a few lines beside the others are enough.
    """
    strip = gutter - _GUTTER
    stretches: list[list[int]] = [[]]
    for index, row in enumerate(rows):
        if any(run.edge < strip < run.right for run in row):
            stretches.append([])
        else:
            stretches[-1].append(index)
    least = 1 if known else _LEAST
    regions = [_region(rows, stretch, strip) for stretch in stretches if len(stretch) >= least]
    return [
        region
        for region in regions
        if region
        and (
            region.fewer >= _LEAST or (known and region.last - region.first >= 0.7 * len(rows) - 1)
        )
    ]


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
    last = aligned[-1] if rails else _closing(rows, stretch[-1], strip)
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
    if headed and headed[0] + 1 == first and _is_level(rows[first]):
        return first
    return headed[0] if headed else first


def _is_level(row: Row) -> bool:
    """Whether columns begin side by side, under what is the heading of them all."""
    return len(row) > 1 and all(_is_heading(run) and run.size == row[0].size for run in row)


def _closing(rows: Sequence[Row], last: int, strip: float) -> int:
    """The row a region ends with: a heading of what crosses both columns below is none of it."""
    while last + 1 < len(rows) and len(rows[last]) == 1 and _is_heading(rows[last][0]):
        if rows[last][0].edge > strip:
            break
        last -= 1
    return last


def _is_heading(run: Run) -> bool:
    return not run.bullet and (run.bold or names_section(run.text))


def _is_two_columns(region: _Region, known: bool) -> bool:
    """Whether the sides are read one after the other, and are no rows of a table with dates."""
    left, right = _heads(region.left), _heads(region.right)
    if _is_bare(left):
        return False
    if _is_headed(left) and _is_headed(right):
        return True
    if share_of_dates(right) >= DATES or share_of_dates(left) >= DATES:
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


def _is_bare(runs: Sequence[Run]) -> bool:
    """Whether a side holds the headings of what stands beside them, and nothing below them."""
    headings = [names_section(run.text) for run in runs]
    bare = [one and next_one for one, next_one in pairwise([*headings, True])]
    return sum(bare) >= 2 and 2 * sum(bare) >= sum(headings)


def _heads(runs: Sequence[Run]) -> list[Run]:
    """The first run of each row."""
    return [row[0] for row in _again(runs)]


def _turns(region: _Region) -> int:
    """How often the file, as it is drawn, goes from one side to the other."""
    sides = [(run.words[0].order, False) for run in region.left]
    sides += [(run.words[0].order, True) for run in region.right]
    drawn = [side for _, side in sorted(sides)]
    return sum(1 for one, next_one in pairwise(drawn) if one != next_one)
