"""Draws a board as SVG that carries its own words, and tells it in sentences.

There is no font, no address, no script and no style in it: ink is `currentColor`, so it is read
on paper and at night. Every box can be reached by keyboard and says what it has to do with others.
"""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import pairwise

from greenroom.design.board import Arrow, Box, Diagram
from greenroom.design.layout import Edge, lay_out

LETTER, LINE, INSIDE = 7.4, 17.0, 13.0  # a letter's width, a line's height, the space in a box
WIDE, MOST_LINES, LABEL = 17, 3, 26  # letters in a line of a box, its lines, letters on an arrow
ABOVE = 52.0  # pixels between layers, in which arrows bend
EDGE = 8.0  # around it all
ROW = 4  # boxes without an arrow in a row
_TRIES = (0.5, 0.32, 0.68, 0.2, 0.8)  # where on its arrow a label is tried


@dataclass(frozen=True)
class Spot:
    """Where a box is drawn: its middle at the top, its size, its lines."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]


def svg(diagram: Diagram, title: str = "Architecture", missing: Sequence[str] = ()) -> str:
    """The drawing; the same bytes for the same board.

    Args:
        diagram: What is drawn.
        title: What it is called.
        missing: Titles of parts that are not on it, drawn dashed.
    """
    drawing = _Drawing(diagram, missing)
    says = " ".join(sentences(diagram, missing)) or "Nothing is on the board yet."
    width, height = round(drawing.width), round(drawing.height)
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="board-drawing" role="group" '
        f'aria-label="{escape(title)}" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" font-size="13" font-family="sans-serif" fill="currentColor">'
    )
    words = f"<title>{escape(title)}</title><desc>{escape(says)}</desc>"
    drawn = (*drawing.arrows(), *drawing.boxes(), *drawing.labels())
    return "".join((opening, words, *drawn, "</svg>\n"))


def sentences(diagram: Diagram, missing: Sequence[str] = ()) -> tuple[str, ...]:
    """The board in words, an arrow a sentence.

    >>> from greenroom.design.board import parse
    >>> sentences(parse("a -> b: rows"), missing=["Monitoring"])
    ('a sends rows to b.', 'Monitoring is missing.')
    """
    names = {box.key: box.name for box in diagram.boxes}
    told = []
    for arrow, both in _pairs(diagram):
        one, other = names[arrow.source], names[arrow.target]
        if both:
            said = f"send each other {arrow.label}" if arrow.label else "lead to each other"
            told.append(f"{one} and {other} {said}.")
        else:
            said = f"sends {arrow.label} to" if arrow.label else "leads to"
            told.append(f"{one} {said} {other}.")
    tied = {key for arrow in diagram.arrows for key in (arrow.source, arrow.target)}
    told += [f"{box.name} stands alone." for box in diagram.boxes if box.key not in tied]
    told += [f"{box.name}: {box.note}." for box in diagram.boxes if box.note]
    return (*told, *(f"{name} is missing." for name in missing))


def _pairs(diagram: Diagram) -> Iterator[tuple[Arrow, bool]]:
    """Each arrow with whether it leads both ways: two that say the same are drawn as one."""
    known = {(arrow.source, arrow.target): arrow for arrow in diagram.arrows}
    joined: set[tuple[str, str]] = set()
    for (source, target), arrow in known.items():
        back = known.get((target, source)) if source != target else None
        if (target, source) in joined:
            continue
        both = back is not None and (
            not {arrow.label, back.label} - {"", arrow.label or back.label}
        )
        if both and back is not None:
            joined.add((source, target))
        yield replace(arrow, label=arrow.label or (back.label if both and back else "")), both


class _Drawing:
    """A board with everything in its place."""

    def __init__(self, diagram: Diagram, missing: Sequence[str]) -> None:
        self.diagram, self.missing = diagram, missing
        self.pairs = [*_pairs(diagram)]
        tied = {key for arrow in diagram.arrows for key in (arrow.source, arrow.target)}
        joined = [box.key for box in diagram.boxes if box.key in tied]
        wrapped = {box.key: _wrapped(box.name) for box in diagram.boxes}
        widths = {key: _width(lines) for key, lines in wrapped.items()}
        edges = [(arrow.source, arrow.target) for arrow, _ in self.pairs]
        self.laid = lay_out(joined, edges, {key: widths[key] for key in joined})
        self.spots: dict[str, Spot] = {}
        self.height = EDGE
        for layer in self.laid.layers:
            self._row({k: (self.laid.centres[k], wrapped.get(k, ())) for k in layer}, ABOVE)
        alone = {box.key: wrapped[box.key] for box in diagram.boxes if box.key not in tied}
        ghosts = {f"\n{name}": _wrapped(name) for name in missing}
        for rows in (alone, ghosts):
            self._rows(rows)
        self.width = max((s.x + s.width / 2 for s in self.spots.values()), default=200) + EDGE
        self.height = max(self.height, 60)

    def _rows(self, boxes: dict[str, tuple[str, ...]]) -> None:
        keys = [*boxes]
        for start in range(0, len(keys), ROW):
            x, row = 0.0, {}
            for key in keys[start : start + ROW]:
                row[key] = (x + _width(boxes[key]) / 2, boxes[key])
                x += _width(boxes[key]) + EDGE * 2
            self._row(row, EDGE * 2)

    def _row(self, row: dict[str, tuple[float, tuple[str, ...]]], above: float) -> None:
        top = self.height + (above if self.spots else 0)
        tallest = max((len(lines) for _, lines in row.values()), default=1) or 1
        height = tallest * LINE + INSIDE
        for key, (centre, lines) in row.items():
            width = _width(lines) if lines else 0.0
            self.spots[key] = Spot(EDGE + centre, top, width, height, lines)
        self.height = top + height + EDGE

    def boxes(self) -> Iterator[str]:
        """Every box, in the order typed, then what is missing."""
        for box in self.diagram.boxes:
            yield _box(self.spots[box.key], self._told(box), "board-box", "")
        for name in self.missing:
            dashed = ' stroke-dasharray="5 4"'
            yield _box(self.spots[f"\n{name}"], f"Missing: {name}", "board-missing", dashed)

    def _told(self, box: Box) -> str:
        """What a box has to do with others, for whoever does not see the arrows."""
        names = {each.key: each.name for each in self.diagram.boxes}
        into = [names[a.source] for a in self.diagram.arrows if a.target == box.key]
        out = [names[a.target] for a in self.diagram.arrows if a.source == box.key]
        told = [f"{box.name}: {box.note}" if box.note else box.name]
        told += [f"from {', '.join(into)}"] if into else []
        told += [f"to {', '.join(out)}"] if out else []
        return "; ".join(told)

    def arrows(self) -> Iterator[str]:
        """Every arrow as a curve with its head."""
        for arrow, both in self.pairs:
            points = self._points(arrow)
            if not points:
                yield _loop(self.spots[arrow.source])
                continue
            down = self.laid.routes[arrow.source, arrow.target][0] == arrow.source
            heads = [*([_head(points[-1], 1)] if down or both else [])]
            heads += [_head(points[0], -1)] if not down or both else []
            yield (
                f'<path d="{_curve(points)}" fill="none" stroke="currentColor" '
                f'stroke-opacity=".75" stroke-width="1.3"/>{"".join(heads)}'
            )

    def _points(self, arrow: Arrow) -> list[tuple[float, float]]:
        """Where an arrow runs, from top to bottom; nothing for one that leads back to its box."""
        if arrow.source == arrow.target:
            return []
        edge = (arrow.source, arrow.target)
        route = self.laid.routes[edge]
        first, last = self.spots[route[0]], self.spots[route[-1]]
        points = [(self._port(edge, down=True), first.y + first.height)]
        for bend in route[1:-1]:
            spot = self.spots[bend]
            points += [(spot.x, spot.y), (spot.x, spot.y + spot.height)]
        return [*points, (self._port(edge, down=False), last.y)]

    def _port(self, edge: Edge, *, down: bool) -> float:
        """Where on its box an arrow begins or ends: side by side with the others there."""
        end, beside = (0, 1) if down else (-1, -2)
        routes, centres = self.laid.routes, self.laid.centres
        key = routes[edge][end]
        here = [each for each, route in routes.items() if route[end] == key]
        here.sort(key=lambda each: (centres[routes[each][beside]], each))
        spot = self.spots[key]
        step = min(20.0, (spot.width - 16) / len(here))
        return spot.x + (here.index(edge) - (len(here) - 1) / 2) * step

    def labels(self) -> Iterator[str]:
        """What flows, wherever it covers neither a box nor another label."""
        taken = [_area(s.x, s.y, s.width, s.height) for s in self.spots.values() if s.lines]
        for arrow, _ in self.pairs:
            points = self._points(arrow)
            if not arrow.label or not points:
                continue
            words = _short(arrow.label, LABEL)
            width = len(words) * LETTER * 0.85
            for share in _TRIES:
                x, y = _at(points, share)
                x = min(max(x, width / 2 + 2), max(self.width - width / 2 - 2, width / 2 + 2))
                area = _area(x, y - 8, width, 14)
                if not any(_overlap(area, other) for other in taken):
                    taken.append(area)
                    yield _label(words, x, y)
                    break


Area = tuple[float, float, float, float]


def _wrapped(name: str) -> tuple[str, ...]:
    lines = textwrap.wrap(name, WIDE, break_long_words=True) or [name]
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], _short(" ".join(lines[MOST_LINES - 1 :]), WIDE)]
    return tuple(lines)


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _width(lines: Sequence[str]) -> float:
    return max(72.0, max((len(line) for line in lines), default=0) * LETTER + 2 * INSIDE)


def _box(spot: Spot, told: str, kind: str, dashed: str) -> str:
    left, top = spot.x - spot.width / 2, spot.y
    first = top + spot.height / 2 - (len(spot.lines) - 1) * LINE / 2 + 4.5
    lines = "".join(
        f'<tspan x="{spot.x:.1f}" y="{first + number * LINE:.1f}">{escape(line)}</tspan>'
        for number, line in enumerate(spot.lines)
    )
    return (
        f'<g class="{kind}" tabindex="0" role="img" aria-label="{escape(told)}">'
        f'<rect x="{left:.1f}" y="{top:.1f}" width="{spot.width:.1f}" height="{spot.height:.1f}" '
        f'rx="5" fill="currentColor" fill-opacity=".05" stroke="currentColor"{dashed}/>'
        f'<text text-anchor="middle">{lines}</text></g>'
    )


def _curve(points: Sequence[tuple[float, float]]) -> str:
    """Through all points, upright at each."""
    path = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for (x0, y0), (x1, y1) in pairwise(points):
        half = (y0 + y1) / 2
        path += f"C{x0:.1f} {half:.1f} {x1:.1f} {half:.1f} {x1:.1f} {y1:.1f}"
    return path


def _head(tip: tuple[float, float], down: int) -> str:
    x, y = tip
    return f'<path d="M{x:.1f} {y:.1f}l-4 {-8 * down}h8z"/>'


def _loop(spot: Spot) -> str:
    x, y = spot.x + spot.width / 2, spot.y + spot.height / 2
    return (
        f'<path d="M{x:.1f} {y - 7:.1f}c16 -8 16 22 0 14" fill="none" stroke="currentColor"/>'
        f'<path d="M{x:.1f} {y + 7:.1f}l8 -1l-3 6z"/>'
    )


def _at(points: Sequence[tuple[float, float]], share: float) -> tuple[float, float]:
    """A point on the curve that is some share of its height down."""
    place = share * (len(points) - 1)
    first = min(int(place), len(points) - 2)
    (x0, y0), (x1, y1), t = points[first], points[first + 1], place - first
    return x0 + (x1 - x0) * t * t * (3 - 2 * t), y0 + (y1 - y0) * t


def _label(words: str, x: float, y: float) -> str:
    return (
        f'<text class="board-flow" x="{x:.1f}" y="{y + 3:.1f}" text-anchor="middle" '
        f'font-size="11">{escape(words)}</text>'
    )


def _area(x: float, y: float, width: float, height: float) -> Area:
    return x - width / 2, y, x + width / 2, y + height


def _overlap(one: Area, two: Area) -> bool:
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
