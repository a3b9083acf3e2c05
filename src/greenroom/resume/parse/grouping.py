"""A section's rows grouped to entries: by bullets, dates, type, blank space and consistency."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TypeVar

from greenroom.resume.document import Document, Line
from greenroom.resume.parse.dates import find_dates
from greenroom.resume.parse.roles import company_score, title_score
from greenroom.resume.parse.rows import Row
from greenroom.resume.parse.stacked import is_stacked

_T = TypeVar("_T")
_BODY = ("bullet", "prose", "more")


@dataclass(slots=True)
class Entry:
    """The rows of one entry: its head, and what follows."""

    head: list[Row] = field(default_factory=list)
    body: list[Row] = field(default_factory=list)

    @property
    def listed(self) -> bool:
        """Whether it has bullets."""
        return any(row.sort == "bullet" for row in self.body)

    @property
    def beside(self) -> list[Line]:
        """Rails beside the body."""
        return [line for row in self.body for line in row.rails]


def entries_of(document: Document, rows: Sequence[Row], dated: bool = True) -> list[Entry]:
    """Entries in reading order.

    Args:
        document: The document.
        rows: A section's rows.
        dated: Whether, where most entries have dates, all have; positions do, projects do not.
    """
    shape = _shape(document, rows)
    shape = shape if dated else replace(shape, dated=False)
    entries: list[Entry] = []
    runs = _runs(rows)
    for number, (is_head, run) in enumerate(runs):
        if not is_head:
            if not entries:
                entries.append(Entry())
            entries[-1].body += run
            continue
        parts = _parts(document, run, shape)
        below = runs[number + 1][1] if number + 1 < len(runs) else []
        beside = len(parts) == 1 and _dated_beside(document, below)
        ended = number > 0 and document.words(runs[number - 1][1][-1].line).endswith((".", "!"))
        if entries and not beside and not shape.begins(document, parts[0], ended):
            entries[-1].body += parts.pop(0)
        entries += [Entry(head=part) for part in parts]
    return entries


def _dated_beside(document: Document, body: Sequence[Row]) -> bool:
    return any(find_dates(document.words(line)) for row in body for line in row.rails)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the heads of a section have in common.

    Attributes:
        dated: Whether heads have dates.
        offset: In which row of a head its date stands.
        first: How the first row of a head is set.
        plain: How the text below is set.
        left: Where heads begin.
        inner: Where the text below begins.
        space: The usual blank space between rows.
    """

    dated: bool
    offset: int
    first: tuple[bool, bool, float]
    plain: tuple[bool, bool, float]
    left: float
    inner: float
    space: float

    def begins(self, document: Document, part: Sequence[Row], ended: bool) -> bool:
        """Whether a part between two bodies is a head, and no heading inside an entry."""
        if any(is_dated(document, row) for row in part):
            return True
        if all(row.line.rail for row in part):
            return False
        words = document.words(part[0].line)
        if words.rstrip().endswith(":") or words[:1].islower():
            return False
        score = 2.0 * (title_score(words) >= 2.5 or company_score(words) >= 2.2)
        score += 1.5 * (style(part[0]) == self.first != self.plain)
        score += 0.8 * self.stands_out(part[0]) + 0.5 * (len(part) > 1)
        if not self.dated:
            score += 0.8 * (part[0].gap > self.space + 0.4 or ended)
            score += 0.8 * (len(words.split()) <= 8 and words[:1].isupper())
        return score >= (2.5 if self.dated else 1.5)

    def stands_out(self, row: Row) -> bool:
        """Whether a row begins where heads begin and the text below does not."""
        left = _left(row)
        return abs(left - self.left) < 3 < abs(self.inner - left)


def _left(row: Row) -> float:
    return row.line.box.left if row.line.box else 0.0


def style(row: Row) -> tuple[bool, bool, float]:
    """How a row is set."""
    return row.line.bold, row.line.italic, round(row.line.size)


def is_dated(document: Document, row: Row) -> bool:
    """Whether a date stands in a row or beside it."""
    return any(find_dates(document.words(line), line.start) for line in row.lines)


def _dated_rows(document: Document, run: Sequence[Row]) -> list[int]:
    """Which rows of a head have dates; what wraps or ends a range counts with the row above."""
    dated: list[int] = []
    begun = 0
    for number, row in enumerate(run):
        below = number > 0 and any(
            is_stacked(document, above, line)
            for above in run[number - 1].rails
            for line in row.rails
        )
        begun = begun if row.sort == "wrap" or below else number
        if is_dated(document, row) and begun not in dated:
            dated.append(begun)
    return dated


def _shape(document: Document, rows: Sequence[Row]) -> _Shape:
    runs = [run for is_head, run in _runs(rows) if is_head]
    offsets: Counter[int] = Counter()
    for run in runs:
        dated = _dated_rows(document, run)
        if dated:
            offsets[dated[0]] += 1
    first: Counter[tuple[bool, bool, float]] = Counter(style(run[0]) for run in runs)
    plain: Counter[tuple[bool, bool, float]] = Counter(
        style(row) for row in rows if row.sort in _BODY
    )
    return _Shape(
        bool(offsets),
        _usual(offsets, 0),
        _usual(first, (False, False, 0.0)),
        _usual(plain, (False, False, 0.0)),
        _usual(Counter(_left(run[0]) for run in runs), 0.0),
        _usual(Counter(_left(row) for row in rows if row.sort == "bullet"), 0.0),
        sorted(row.gap for row in rows)[len(rows) // 2] if rows else 0.0,
    )


def _usual(counts: Counter[_T], default: _T) -> _T:
    return max(counts, key=lambda each: counts[each]) if counts else default


def _runs(rows: Sequence[Row]) -> list[tuple[bool, list[Row]]]:
    """Rows of heads and rows of bodies, in turn."""
    runs: list[tuple[bool, list[Row]]] = []
    for row in rows:
        is_head = row.sort in ("head", "wrap")
        if runs and runs[-1][0] == is_head:
            runs[-1][1].append(row)
        else:
            runs.append((is_head, [row]))
    return runs


def _parts(document: Document, run: Sequence[Row], shape: _Shape) -> list[list[Row]]:
    """One part for each entry whose head is in a run of head rows."""
    dated = _dated_rows(document, run)
    if not dated and not shape.dated:
        return _undated(run, shape)
    cuts = [0]
    for before, after in pairwise(dated):
        places = range(before + 1, after + 1)
        best = max(places, key=lambda place: (_fits(run, place, after, shape), -place))
        cuts.append(best)
    return [list(run[a:b]) for a, b in zip(cuts, [*cuts[1:], len(run)], strict=True)]


def _fits(run: Sequence[Row], place: int, date: int, shape: _Shape) -> float:
    """How well a head begins at a place in a run."""
    row = run[place]
    gaps = sorted(each.gap for each in run)
    score = 2.0 * (style(row) == shape.first) + 1.5 * (date - place == shape.offset)
    score += 1.5 * (row.gap > 0.25 + gaps[len(gaps) // 2])
    return score - 3.0 * row.line.rail


def _undated(run: Sequence[Row], shape: _Shape) -> list[list[Row]]:
    """Without any dates: a new entry where the type of first rows comes back, or after a gap."""
    parts: list[list[Row]] = [[run[0]]]
    alike = sum(style(row) == shape.first for row in run)
    gaps = sorted(row.gap for row in run)
    for row in run[1:]:
        again = style(row) == shape.first and alike < len(run)
        if again or row.gap > 0.4 + gaps[len(gaps) // 2]:
            parts.append([row])
        else:
            parts[-1].append(row)
    return parts
